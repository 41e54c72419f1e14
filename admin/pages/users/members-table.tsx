import { Badge, Table } from '@mantine/core'
import type { Member } from '../../../contract/users.ts'
import { Dot } from '../../parts/dot.tsx'
import rows from '../../parts/rows.module.css'
import { useSay } from '../../words/voice.ts'
import { MemberMenu } from './member-menu.tsx'
import { nameOf } from './user-calls.ts'
import classes from './users.module.css'

export function MembersTable({ members }: { members: Member[] }) {
  const { users } = useSay().words
  return (
    <Table className={rows.table} aria-label={users.title}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{users.person}</Table.Th>
          <Table.Th visibleFrom="sm">{users.role}</Table.Th>
          <Table.Th visibleFrom="md">{users.twoFactor}</Table.Th>
          <Table.Th visibleFrom="sm">{users.lastSeen}</Table.Th>
          <Table.Th aria-hidden />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {members.map(member => (
          <MemberRow key={member.id} member={member} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function MemberRow({ member }: { member: Member }) {
  const say = useSay()
  const { users } = say.words
  const seen = member.seenAt ? say.ago(member.seenAt) : users.neverSeen
  return (
    <Table.Tr>
      <Table.Td>
        <span className={classes.name}>{nameOf(member)}</span>{' '}
        {member.isYou && (
          <Badge variant="light" size="sm">
            {users.you}
          </Badge>
        )}
        {member.name && <span className={rows.under}>{member.email}</span>}
        <span className={classes.phoneFacts}>
          {users.roles[member.role]} · {seen}
        </span>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <span className={`${classes.role} upper`}>{users.roles[member.role]}</span>
      </Table.Td>
      <Table.Td visibleFrom="md">
        <Dot tone={member.twoFactor ? 'good' : 'still'}>
          {member.twoFactor ? users.twoFactorOn : users.twoFactorOff}
        </Dot>
      </Table.Td>
      <Table.Td className={rows.quiet} visibleFrom="sm">
        {seen}
      </Table.Td>
      <Table.Td className={classes.menu}>
        <MemberMenu member={member} />
      </Table.Td>
    </Table.Tr>
  )
}
