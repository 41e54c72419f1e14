import { Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { passwordReset } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { ButtonLink, TextLink } from '../../parts/link.tsx'
import { useSay } from '../../words/voice.ts'
import { EntryPage } from './entry-page.tsx'
import { Refusal } from './refusal.tsx'

export function ForgottenPage() {
  const say = useSay()
  const { signIn, entry } = say.words
  const form = useForm({
    initialValues: { email: '' },
    validate: { email: email => (email.trim() ? null : signIn.emailMissing) },
  })
  const ask = useMutation({
    mutationFn: (email: string) => call(passwordReset.ask, { body: { email: email.trim() } }),
  })
  if (ask.isSuccess)
    return (
      <EntryPage
        title={entry.forgottenSentTitle}
        lead={say.fill(entry.forgottenSentLead, { email: form.values.email.trim() })}
      >
        <ButtonLink to="/sign-in" variant="default">
          {entry.backToSignIn}
        </ButtonLink>
      </EntryPage>
    )
  return (
    <EntryPage title={entry.forgottenTitle} lead={entry.forgottenLead}>
      <form onSubmit={form.onSubmit(({ email }) => ask.mutate(email))} noValidate>
        <Stack gap="md">
          <Refusal error={ask.error} />
          <TextInput
            label={signIn.email}
            type="email"
            autoComplete="username"
            size="md"
            autoFocus
            {...form.getInputProps('email')}
          />
          <Button type="submit" size="md" mt="xs" loading={ask.isPending}>
            {entry.forgottenSend}
          </Button>
          <TextLink to="/sign-in" size="sm">
            {entry.backToSignIn}
          </TextLink>
        </Stack>
      </form>
    </EntryPage>
  )
}
