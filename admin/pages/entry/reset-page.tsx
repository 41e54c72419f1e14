import { Button, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { passwordReset } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { ButtonLink } from '../../parts/link.tsx'
import { TextSkeleton, Waiting } from '../../parts/states.tsx'
import { forget } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { EntryPage } from './entry-page.tsx'
import { isLongEnough, NewPassword } from './new-password.tsx'
import { Refusal } from './refusal.tsx'

const route = getRouteApi('/reset/$token')

export function ResetPage() {
  const say = useSay()
  const { entry } = say.words
  const { token } = route.useParams()
  const query = useQuery({
    queryKey: ['reset', token],
    queryFn: () => call(passwordReset.read, { params: { token } }),
    retry: false,
    // What it said holds while the page is open, also when somebody comes back to its tab.
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (query.isError)
    return (
      <EntryPage title={entry.linkDeadTitle} lead={entry.linkDeadLead}>
        <ButtonLink to="/forgotten" size="md">
          {entry.askAgain}
        </ButtonLink>
      </EntryPage>
    )
  if (!query.data)
    return (
      <EntryPage title={entry.resetTitle}>
        <Waiting>
          <TextSkeleton lines={3} />
        </Waiting>
      </EntryPage>
    )
  return (
    <EntryPage title={entry.resetTitle} lead={say.fill(entry.resetLead, { email: query.data.email })}>
      <ResetForm token={token} email={query.data.email} />
    </EntryPage>
  )
}

function ResetForm({ token, email }: { token: string; email: string }) {
  const { entry } = useSay().words
  const queries = useQueryClient()
  const navigate = useNavigate()
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: password => (isLongEnough(password) ? null : entry.passwordShort) },
  })
  const save = useMutation({
    mutationFn: (password: string) => call(passwordReset.set, { params: { token }, body: { password } }),
    onSuccess: async () => {
      await navigate({ to: '/sign-in', search: { done: 'reset' } })
      forget(queries)
    },
  })
  return (
    <form onSubmit={form.onSubmit(({ password }) => save.mutate(password))} noValidate>
      <Stack gap="md">
        <Refusal error={save.error} />
        {/* For the browser's password manager, which files the new password under it. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <NewPassword autoFocus {...form.getInputProps('password')} />
        <Button type="submit" size="md" mt="xs" loading={save.isPending}>
          {entry.resetSave}
        </Button>
      </Stack>
    </form>
  )
}
