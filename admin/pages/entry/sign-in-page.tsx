import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { session as sessionApi } from '../../../contract/index.ts'
import { call, Refused } from '../../call.ts'
import { TextLink } from '../../parts/link.tsx'
import { know } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { CodeField } from './code-field.tsx'
import { EntryPage } from './entry-page.tsx'
import { useLanguageKept } from './language-kept.tsx'
import { Refusal } from './refusal.tsx'

const route = getRouteApi('/sign-in')

export function SignInPage() {
  const { signIn } = useSay().words
  const { back, done } = route.useSearch()
  const [asksCode, setAsksCode] = useState(false)
  const lead = back && back !== '/' ? signIn.signedOutMeanwhile : signIn.lead
  return (
    <EntryPage title={asksCode ? signIn.codeTitle : signIn.title} lead={!asksCode && lead}>
      {done === 'ended' && !asksCode && (
        <Alert color="yellow" variant="light" role="status" mb="md">
          {signIn.sessionEnded}
        </Alert>
      )}
      {done === 'reset' && !asksCode && (
        <Alert color="green" variant="light" role="status" mb="md">
          {signIn.resetDone}
        </Alert>
      )}
      <SignInForm back={back} asksCode={asksCode} onAsksCode={setAsksCode} />
    </EntryPage>
  )
}

interface SignInFormProps {
  back: string | undefined
  asksCode: boolean
  onAsksCode: (asks: boolean) => void
}

function SignInForm({ back, asksCode, onAsksCode }: SignInFormProps) {
  const { words, language } = useSay()
  const { signIn } = words
  const queries = useQueryClient()
  const tellLanguage = useLanguageKept()
  const router = useRouter()
  const form = useForm({
    initialValues: { email: '', password: '', code: '' },
    validate: {
      email: email => (email.trim() ? null : signIn.emailMissing),
      password: password => (password ? null : signIn.passwordMissing),
      code: code => (code.trim() || !asksCode ? null : signIn.codeMissing),
    },
  })
  const enter = useMutation({
    mutationFn: ({ email, password, code }: typeof form.values) =>
      call(sessionApi.signIn, { body: { email: email.trim(), password, ...(asksCode && { code }) } }),
    onSuccess: async session => {
      await know(queries, session)
      if (session.user.language !== language) tellLanguage(session, language)
      // Only a path of ours: `//elsewhere` would lead to another site.
      const inside = back && /^\/(?!\/)/.test(back) ? back : '/'
      router.history.push(`/app${inside}`)
    },
    onError: error => error instanceof Refused && error.code === 'twoFactor.codeRequired' && onAsksCode(true),
  })
  const isFirstStep = enter.error instanceof Refused && enter.error.code === 'twoFactor.codeRequired'
  const startOver = () => {
    form.setValues({ password: '', code: '' })
    enter.reset()
    onAsksCode(false)
  }
  return (
    <form onSubmit={form.onSubmit(values => enter.mutate(values))} noValidate>
      <Stack gap="md">
        {enter.isError && !isFirstStep && <Refusal error={enter.error} />}
        {asksCode ? (
          <CodeField {...form.getInputProps('code')} />
        ) : (
          <>
            <TextInput
              label={signIn.email}
              type="email"
              autoComplete="username"
              size="md"
              autoFocus
              {...form.getInputProps('email')}
            />
            <PasswordInput
              label={signIn.password}
              autoComplete="current-password"
              size="md"
              {...form.getInputProps('password')}
            />
          </>
        )}
        <Button type="submit" size="md" mt="xs" loading={enter.isPending}>
          {signIn.do}
        </Button>
        {asksCode ? (
          <Button variant="subtle" size="compact-sm" onClick={startOver}>
            {signIn.otherPerson}
          </Button>
        ) : (
          <TextLink to="/forgotten" size="sm">
            {signIn.forgotten}
          </TextLink>
        )}
      </Stack>
    </form>
  )
}
