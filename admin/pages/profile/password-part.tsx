import { Button, PasswordInput, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { profile as profileApi } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { Part } from '../../parts/page.tsx'
import { useSession } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { isLongEnough, NewPassword } from '../entry/new-password.tsx'
import { Refusal } from '../entry/refusal.tsx'
import classes from './profile.module.css'
import { sessionsQuery } from './profile-calls.ts'

export function PasswordPart() {
  const { profile, entry } = useSay().words
  const { user } = useSession()
  const queries = useQueryClient()
  const tell = useTell()
  const form = useForm({
    initialValues: { current: '', password: '' },
    validate: {
      current: current => (current ? null : profile.currentMissing),
      password: password => (isLongEnough(password) ? null : entry.passwordShort),
    },
  })
  const change = useMutation({
    mutationFn: (body: typeof form.values) => call(profileApi.changePassword, { body }),
    onSuccess: async () => {
      form.reset()
      tell.done(profile.passwordTell)
      await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey })
    },
  })
  return (
    <Part title={profile.password} lead={profile.passwordLead}>
      <form className={classes.form} onSubmit={form.onSubmit(values => change.mutate(values))} noValidate>
        <Stack gap="md">
          <Refusal error={change.error} />
          <input type="email" autoComplete="username" value={user.email} readOnly hidden />
          <PasswordInput label={profile.current} autoComplete="current-password" {...form.getInputProps('current')} />
          <NewPassword size="sm" {...form.getInputProps('password')} />
          <Button type="submit" variant="default" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
            {profile.changePassword}
          </Button>
        </Stack>
      </form>
    </Part>
  )
}
