import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { Reply } from '../../../contract/endpoint.ts'
import { invitation } from '../../../contract/index.ts'
import { call, Refused } from '../../call.ts'
import { ButtonLink } from '../../parts/link.tsx'
import { TextSkeleton, Waiting } from '../../parts/states.tsx'
import { forget, know } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { CodeField } from './code-field.tsx'
import { EntryPage } from './entry-page.tsx'
import { isLongEnough, NewPassword } from './new-password.tsx'
import { Refusal } from './refusal.tsx'

const route = getRouteApi('/invitation/$token')
type Invitation = Reply<typeof invitation.read>

export function InvitationPage() {
  const say = useSay()
  const { entry, users } = say.words
  const { token } = route.useParams()
  const query = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => call(invitation.read, { params: { token } }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (query.isError)
    return (
      <EntryPage title={entry.invitationDeadTitle} lead={entry.invitationDeadLead}>
        <ButtonLink to="/sign-in" variant="default">
          {entry.backToSignIn}
        </ButtonLink>
      </EntryPage>
    )
  if (!query.data)
    return (
      <EntryPage title={say.fill(entry.invitationTitle, { account: '…' })}>
        <Waiting>
          <TextSkeleton lines={5} />
        </Waiting>
      </EntryPage>
    )
  const { account, invitedBy, role } = query.data
  const lead = invitedBy
    ? say.fill(entry.invitationLead, { inviter: invitedBy, account })
    : say.fill(entry.invitationLeadNobody, { account })
  return (
    <EntryPage
      title={say.fill(entry.invitationTitle, { account })}
      lead={`${lead} ${say.fill(entry.invitationRoleIs, { role: users.roles[role] })}`}
    >
      <AcceptForm token={token} given={query.data} />
    </EntryPage>
  )
}

/** A new user chooses a name and a password, a known one brings the own password. */
function AcceptForm({ token, given }: { token: string; given: Invitation }) {
  const say = useSay()
  const { entry, signIn, problems } = say.words
  const { email, isKnown } = given
  const queries = useQueryClient()
  const router = useRouter()
  const [asksCode, setAsksCode] = useState(false)
  const form = useForm({
    initialValues: { name: '', password: '', code: '' },
    validate: {
      name: name => (isKnown || name.trim() ? null : problems['user.nameMissing']),
      password: password => {
        if (isKnown) return password ? null : signIn.passwordMissing
        return isLongEnough(password) ? null : entry.passwordShort
      },
      code: code => (code.trim() || !asksCode ? null : signIn.codeMissing),
    },
  })
  const accept = useMutation({
    mutationFn: ({ name, password, code }: typeof form.values) => {
      const body = isKnown ? { password, ...(asksCode && { code }) } : { name, password, language: say.language }
      return call(invitation.accept, { params: { token }, body })
    },
    onSuccess: async session => {
      forget(queries)
      await know(queries, session)
      router.history.push('/app/')
    },
    onError: error => error instanceof Refused && error.code === 'twoFactor.codeRequired' && setAsksCode(true),
  })
  const isFirstStep = accept.error instanceof Refused && accept.error.code === 'twoFactor.codeRequired'
  return (
    <form onSubmit={form.onSubmit(values => accept.mutate(values))} noValidate>
      <Stack gap="md">
        <Text size="sm">{say.fill(isKnown ? entry.invitationKnown : entry.invitationFor, { email })}</Text>
        {!isFirstStep && <Refusal error={accept.error} />}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        {!isKnown && (
          <TextInput
            label={entry.yourName}
            autoComplete="name"
            size="md"
            autoFocus
            maxLength={100}
            {...form.getInputProps('name')}
          />
        )}
        {isKnown ? (
          <PasswordInput
            label={signIn.password}
            autoComplete="current-password"
            size="md"
            autoFocus
            {...form.getInputProps('password')}
          />
        ) : (
          <NewPassword label={signIn.password} {...form.getInputProps('password')} />
        )}
        {asksCode && <CodeField {...form.getInputProps('code')} />}
        <Button type="submit" size="md" mt="xs" loading={accept.isPending}>
          {isKnown ? entry.joinKnown : entry.join}
        </Button>
      </Stack>
    </form>
  )
}
