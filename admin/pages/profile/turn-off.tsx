import { Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { twoFactor } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { sessionQuery, useSession } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { Refusal } from '../entry/refusal.tsx'
import { twoFactorQuery } from './profile-calls.ts'

export function TurnOff() {
  const { profile } = useSay().words
  const [opened, dialog] = useDisclosure()
  return (
    <>
      <Button variant="subtle" color="red" onClick={dialog.open}>
        {profile.turnOff}
      </Button>
      <Modal opened={opened} onClose={dialog.close} title={profile.turnOffTitle} centered>
        <TurnOffForm onClose={dialog.close} />
      </Modal>
    </>
  )
}

function TurnOffForm({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const { profile, signIn, general } = say.words
  const session = useSession()
  const queries = useQueryClient()
  const tell = useTell()
  const form = useForm({
    initialValues: { password: '', code: '' },
    validate: {
      password: password => (password ? null : signIn.passwordMissing),
      code: code => (code.trim() ? null : signIn.codeMissing),
    },
  })
  const off = useMutation({
    mutationFn: (body: typeof form.values) => call(twoFactor.turnOff, { body }),
    onSuccess: async () => {
      onClose()
      tell.done(profile.turnedOffTell)
      await queries.invalidateQueries({ queryKey: twoFactorQuery.queryKey })
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
    },
  })
  const isRequired = session.twoFactor.required
  return (
    <form onSubmit={form.onSubmit(values => off.mutate(values))} noValidate>
      <Stack gap="md">
        <Text>
          {isRequired ? say.fill(profile.turnOffRequired, { account: session.account.name }) : profile.turnOffLead}
        </Text>
        <Refusal error={off.error} />
        <PasswordInput
          data-autofocus
          label={signIn.password}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <TextInput
          label={profile.appCode}
          autoComplete="one-time-code"
          spellCheck={false}
          {...form.getInputProps('code')}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {general.cancel}
          </Button>
          <Button type="submit" color="red" loading={off.isPending}>
            {profile.turnOff}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
