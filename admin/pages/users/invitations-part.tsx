import { ActionIcon, Menu, Table } from '@mantine/core'
import { IconDots, IconSend, IconX } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { invitations as invitationsApi } from '../../../contract/index.ts'
import type { Invitation } from '../../../contract/users.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { Part } from '../../parts/page.tsx'
import rows from '../../parts/rows.module.css'
import { useSay } from '../../words/voice.ts'
import { refreshUsers } from './user-calls.ts'
import classes from './users.module.css'

export function InvitationsPart({ invitations }: { invitations: Invitation[] }) {
  const { users } = useSay().words
  return (
    <Part title={users.invitations}>
      <Table className={rows.table} aria-label={users.invitations}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{users.email}</Table.Th>
            <Table.Th visibleFrom="sm">{users.role}</Table.Th>
            <Table.Th visibleFrom="md">{users.invitedBy}</Table.Th>
            <Table.Th visibleFrom="sm">{users.sent}</Table.Th>
            <Table.Th aria-hidden />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {invitations.map(invitation => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </Table.Tbody>
      </Table>
    </Part>
  )
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const say = useSay()
  const { users } = say.words
  const { email, role, invitedBy, sentAt, expiresAt } = invitation
  const isExpired = new Date(expiresAt) <= new Date()
  const until = isExpired ? users.expired : say.fill(users.validUntil, { moment: say.moment(expiresAt) })
  return (
    <Table.Tr>
      <Table.Td>
        <span className={classes.name}>{email}</span>
        <span className={rows.under} data-expired={isExpired || undefined}>
          {until}
        </span>
        <span className={classes.phoneFacts}>{users.roles[role]}</span>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <span className={`${classes.role} upper`}>{users.roles[role]}</span>
      </Table.Td>
      <Table.Td visibleFrom="md">{invitedBy}</Table.Td>
      <Table.Td className={rows.quiet} visibleFrom="sm">
        {say.ago(sentAt)}
      </Table.Td>
      <Table.Td className={classes.menu}>
        <InvitationMenu invitation={invitation} />
      </Table.Td>
    </Table.Tr>
  )
}

function InvitationMenu({ invitation: { id, email } }: { invitation: Invitation }) {
  const say = useSay()
  const { users } = say.words
  const queries = useQueryClient()
  const tell = useTell()
  const after = { onError: tell.failed, onSettled: () => refreshUsers(queries) }
  const resend = useMutation({
    mutationFn: () => call(invitationsApi.resend, { params: { id } }),
    onSuccess: () => tell.done(say.fill(users.invitedTell, { email })),
    ...after,
  })
  const withdraw = useMutation({
    mutationFn: () => call(invitationsApi.withdraw, { params: { id } }),
    onSuccess: () => tell.done(say.fill(users.withdrawnTell, { email })),
    ...after,
  })
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          loading={resend.isPending || withdraw.isPending}
          aria-label={say.fill(users.invitationMenu, { email })}
        >
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconSend size={16} aria-hidden />} onClick={() => resend.mutate()}>
          {users.resend}
          <span className={rows.under}>{users.resendWhy}</span>
        </Menu.Item>
        <Menu.Item color="red" leftSection={<IconX size={16} aria-hidden />} onClick={() => withdraw.mutate()}>
          {users.withdraw}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
