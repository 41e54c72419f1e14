import { Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { profile as profileApi } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { Page, Part } from '../../parts/page.tsx'
import { know, useSession } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { PasswordPart } from './password-part.tsx'
import classes from './profile.module.css'
import { SessionsPart } from './sessions-part.tsx'
import { TwoFactorPart } from './two-factor-part.tsx'

export function ProfilePage() {
  const { profile } = useSay().words
  return (
    <Page title={profile.title}>
      <AboutPart />
      <TwoFactorPart />
      <PasswordPart />
      <SessionsPart />
    </Page>
  )
}

function AboutPart() {
  const { profile, problems, general } = useSay().words
  const { user } = useSession()
  const queries = useQueryClient()
  const tell = useTell()
  const form = useForm({
    initialValues: { name: user.name },
    validate: { name: name => (name.trim() ? null : problems['user.nameMissing']) },
  })
  const save = useMutation({
    mutationFn: (body: { name: string }) => call(profileApi.change, { body }),
    onSuccess: async session => {
      await know(queries, session)
      form.setInitialValues({ name: session.user.name })
      form.setValues({ name: session.user.name })
      tell.done(profile.savedTell)
    },
    onError: tell.failed,
  })
  return (
    <Part title={profile.about}>
      <form className={classes.form} onSubmit={form.onSubmit(values => save.mutate(values))} noValidate>
        <Stack gap="md">
          <TextInput
            label={profile.name}
            description={profile.nameHint}
            autoComplete="name"
            maxLength={100}
            {...form.getInputProps('name')}
          />
          <TextInput label={profile.email} description={profile.emailHint} value={user.email} readOnly />
          <Button
            type="submit"
            variant="default"
            disabled={!form.isDirty()}
            loading={save.isPending}
            style={{ alignSelf: 'flex-start' }}
          >
            {general.save}
          </Button>
        </Stack>
      </form>
    </Part>
  )
}
