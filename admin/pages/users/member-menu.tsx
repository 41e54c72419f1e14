import { ActionIcon, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDots, IconLockOpen, IconUserMinus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { roles } from '../../../contract/account.ts'
import type { Role } from '../../../contract/endpoint.ts'
import { users as usersApi } from '../../../contract/index.ts'
import type { Member } from '../../../contract/users.ts'
import { call } from '../../call.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { useTell } from '../../parts/notify.ts'
import { useSession } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { nameOf, refreshUsers } from './user-calls.ts'
import classes from './users.module.css'

export function MemberMenu({ member }: { member: Member }) {
  const say = useSay()
  const { users } = say.words
  const [removing, removal] = useDisclosure()
  const [resetting, reset] = useDisclosure()
  const [ownRole, setOwnRole] = useState<Role>()
  const change = useChangeRole(member, () => setOwnRole(undefined))
  const choose = (role: Role) => {
    if (role === member.role) return
    if (member.isYou) setOwnRole(role)
    else change.mutate(role)
  }
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={say.fill(users.menu, { name: nameOf(member) })}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{users.changeRole}</Menu.Label>
          <Menu.RadioGroup value={member.role} onChange={role => choose(role as Role)}>
            {roles.map(role => (
              <Menu.RadioItem key={role} value={role} closeMenuOnClick>
                <span className={`${classes.role} upper`}>{users.roles[role]}</span>
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          {member.twoFactor && !member.isYou && (
            <Menu.Item leftSection={<IconLockOpen size={16} aria-hidden />} onClick={reset.open}>
              {users.resetTwoFactor}
            </Menu.Item>
          )}
          <Menu.Item color="red" leftSection={<IconUserMinus size={16} aria-hidden />} onClick={removal.open}>
            {member.isYou ? users.leave : users.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={ownRole !== undefined}
        onClose={() => setOwnRole(undefined)}
        title={users.roleTitle}
        action={users.roleDo}
        busy={change.isPending}
        onConfirm={() => ownRole && change.mutate(ownRole)}
      >
        {say.fill(users.roleLead, { role: ownRole ? users.roles[ownRole] : '' })}
      </Confirm>
      <ConfirmRemoval member={member} opened={removing} onClose={removal.close} />
      <ConfirmReset member={member} opened={resetting} onClose={reset.close} />
    </>
  )
}

function useChangeRole(member: Member, onDone: () => void) {
  const say = useSay()
  const { users } = say.words
  const queries = useQueryClient()
  const tell = useTell()
  return useMutation({
    mutationFn: (role: Role) =>
      call(usersApi.changeRole, { params: { id: member.id }, body: { role, knowingly: member.isYou } }),
    onSuccess: async ({ role }) => {
      onDone()
      tell.done(say.fill(users.roleTell, { name: nameOf(member), role: users.roles[role] }))
      // The own role decides what the whole page may show.
      if (member.isYou) location.assign('/app/')
      else await refreshUsers(queries)
    },
    onError: error => {
      onDone()
      tell.failed(error)
    },
  })
}

interface ConfirmMemberProps {
  member: Member
  opened: boolean
  onClose: () => void
}

function ConfirmRemoval({ member, opened, onClose }: ConfirmMemberProps) {
  const say = useSay()
  const { users } = say.words
  const { account } = useSession()
  const queries = useQueryClient()
  const tell = useTell()
  const { isYou } = member
  const remove = useMutation({
    mutationFn: () => call(usersApi.remove, { params: { id: member.id }, query: { knowingly: isYou } }),
    onSuccess: async () => {
      onClose()
      tell.done(say.fill(users.removedTell, { name: nameOf(member) }))
      if (isYou) location.assign('/app/')
      else await refreshUsers(queries)
    },
    onError: error => {
      onClose()
      tell.failed(error)
    },
  })
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={
        isYou
          ? say.fill(users.leaveTitle, { account: account.name })
          : say.fill(users.removeTitle, { name: nameOf(member) })
      }
      action={isYou ? users.leave : users.remove}
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      {isYou ? users.leaveLead : say.fill(users.removeLead, { account: account.name })}
    </Confirm>
  )
}

function ConfirmReset({ member, opened, onClose }: ConfirmMemberProps) {
  const say = useSay()
  const { users } = say.words
  const queries = useQueryClient()
  const tell = useTell()
  const reset = useMutation({
    mutationFn: () => call(usersApi.resetTwoFactor, { params: { id: member.id } }),
    onSuccess: async () => {
      tell.done(say.fill(users.resetTell, { name: nameOf(member) }))
      await refreshUsers(queries)
    },
    onError: tell.failed,
    onSettled: onClose,
  })
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={say.fill(users.resetTitle, { name: nameOf(member) })}
      action={users.resetTwoFactor}
      busy={reset.isPending}
      onConfirm={() => reset.mutate()}
    >
      {users.resetLead}
    </Confirm>
  )
}
