import { Alert, Button, PasswordInput, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { session as sessionApi } from '../../../contract/index.ts'
import type { Language } from '../../../contract/shapes.ts'
import { call } from '../../call.ts'
import { sentence } from '../../parts/notify.ts'
import { useTitle } from '../../parts/page.tsx'
import { Wordmark } from '../../parts/wordmark.tsx'
import { sessionQuery, speakFor } from '../../session.ts'
import { speak, useSay } from '../../words/voice.ts'
import classes from './sign-in.module.css'

const route = getRouteApi('/sign-in')

export function SignInPage() {
  const say = useSay()
  const { shell } = say.words
  const { back } = route.useSearch()
  useTitle(shell.signInTitle)
  return (
    <main className={classes.page}>
      <div className={classes.form}>
        <Wordmark />
        <Title order={1} mt={40}>
          {shell.signInTitle}
        </Title>
        <Text c="dimmed" mt={6} mb={28}>
          {back && back !== '/' ? shell.signedOutMeanwhile : shell.signInLead}
        </Text>
        <SignInForm back={back} />
      </div>
      <SegmentedControl
        size="xs"
        aria-label={shell.language}
        value={say.language}
        onChange={chosen => void speak(chosen as Language)}
        data={[
          { value: 'cs', label: 'Čeština' },
          { value: 'en', label: 'English' },
        ]}
      />
    </main>
  )
}

function SignInForm({ back }: { back: string | undefined }) {
  const say = useSay()
  const { shell } = say.words
  const queries = useQueryClient()
  const router = useRouter()
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: email => (email.trim() ? null : shell.emailMissing),
      password: password => (password ? null : shell.passwordMissing),
    },
  })
  const enter = useMutation({
    mutationFn: (given: { email: string; password: string }) => call(sessionApi.signIn, { body: given }),
    onSuccess: async session => {
      queries.setQueryData(sessionQuery.queryKey, session)
      await speakFor(session)
      // Only a path of ours: `//elsewhere` would lead to another site.
      const inside = back && /^\/(?!\/)/.test(back) ? back : '/'
      router.history.push(`/app${inside}`)
    },
  })
  return (
    <form onSubmit={form.onSubmit(values => enter.mutate({ ...values, email: values.email.trim() }))} noValidate>
      <Stack gap="md">
        {enter.isError && (
          <Alert color="red" variant="light" role="alert">
            {sentence(enter.error, say)}
          </Alert>
        )}
        <TextInput
          label={shell.email}
          type="email"
          autoComplete="username"
          size="md"
          autoFocus
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={shell.password}
          autoComplete="current-password"
          size="md"
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" mt="xs" loading={enter.isPending}>
          {shell.signIn}
        </Button>
      </Stack>
    </form>
  )
}
