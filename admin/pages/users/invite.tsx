import { Button, Drawer, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { roles } from '../../../contract/account.ts'
import type { Role } from '../../../contract/endpoint.ts'
import { invitations } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { useSession } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { Refusal } from '../entry/refusal.tsx'
import { refreshUsers } from './user-calls.ts'
import classes from './users.module.css'

export function Invite({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const say = useSay()
  const { account } = useSession()
  return (
    <Drawer opened={opened} onClose={onClose} title={say.fill(say.words.users.inviteTitle, { account: account.name })}>
      <InviteForm onClose={onClose} />
    </Drawer>
  )
}

function InviteForm({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const { users, general } = say.words
  const queries = useQueryClient()
  const tell = useTell()
  const form = useForm<{ email: string; role: Role }>({
    initialValues: { email: '', role: 'marketer' },
    validate: { email: email => (email.trim() ? null : users.emailMissing) },
  })
  const send = useMutation({
    mutationFn: ({ email, role }: typeof form.values) =>
      call(invitations.send, { body: { email: email.trim(), role } }),
    onSuccess: async ({ email }) => {
      onClose()
      tell.done(say.fill(users.invitedTell, { email }))
      await refreshUsers(queries)
    },
  })
  return (
    <form onSubmit={form.onSubmit(values => send.mutate(values))} noValidate>
      <Stack gap="lg">
        <Text c="dimmed">{users.inviteLead}</Text>
        <Refusal error={send.error} />
        <TextInput
          data-autofocus
          label={users.email}
          type="email"
          autoComplete="off"
          {...form.getInputProps('email')}
        />
        <Radio.Group label={users.role} {...form.getInputProps('role')}>
          <Stack gap="sm" mt="xs">
            {roles.toReversed().map(role => (
              <Radio
                key={role}
                value={role}
                label={<span className={`${classes.role} upper`}>{users.roles[role]}</span>}
                description={users.roleMeans[role]}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Group justify="flex-end" mt="sm">
          <Button variant="default" onClick={onClose}>
            {general.cancel}
          </Button>
          <Button type="submit" loading={send.isPending}>
            {users.inviteSend}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
