import { Box, Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ContactRow } from '../../../contract/contact-table.ts'
import rows from '../../parts/rows.module.css'
import { useSay } from '../../words/voice.ts'
import { fullName } from './contact-calls.ts'
import classes from './contacts-page.module.css'
import { StatusDot } from './status-dot.tsx'

export function ContactsTable({
  contacts,
  withStatus,
  label,
}: {
  contacts: ContactRow[]
  withStatus: boolean
  label: string
}) {
  const { words } = useSay()
  return (
    <Table className={rows.table} aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.contacts.email}</Table.Th>
          <Table.Th visibleFrom="sm">{words.contacts.nameColumn}</Table.Th>
          {withStatus && <Table.Th visibleFrom="sm">{words.contacts.status}</Table.Th>}
          <Table.Th visibleFrom="lg">{words.contacts.city}</Table.Th>
          <Table.Th visibleFrom="md">{words.contacts.tags}</Table.Th>
          <Table.Th visibleFrom="sm">{words.contacts.added}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {contacts.map(contact => (
          <Row key={contact.id} contact={contact} withStatus={withStatus} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Row({ contact, withStatus }: { contact: ContactRow; withStatus: boolean }) {
  const say = useSay()
  const name = fullName(contact)
  return (
    <Table.Tr className={rows.row}>
      <Table.Td>
        <Link to="/contacts/$id" params={{ id: contact.id }} className={rows.link}>
          <Address email={contact.email} />
        </Link>
        <Box className={rows.under} hiddenFrom="sm">
          {name}
          {contact.status && (
            <Box fz="sm">
              <StatusDot status={contact.status} />
            </Box>
          )}
        </Box>
      </Table.Td>
      <Table.Td visibleFrom="sm">{name}</Table.Td>
      {withStatus && <Table.Td visibleFrom="sm">{contact.status && <StatusDot status={contact.status} />}</Table.Td>}
      <Table.Td visibleFrom="lg">{contact.city}</Table.Td>
      <Table.Td visibleFrom="md">
        <span className={classes.tags}>
          {contact.tags.slice(0, 3).map(tag => (
            <span key={tag} className={classes.tag}>
              {tag}
            </span>
          ))}
          {contact.tags.length > 3 && <span className={classes.tag}>+{contact.tags.length - 3}</span>}
        </span>
      </Table.Td>
      <Table.Td className={rows.quiet} visibleFrom="sm">
        {say.day(contact.insertedAt)}
      </Table.Td>
    </Table.Tr>
  )
}

/** A long address breaks before its @, not in the middle of a word. */
function Address({ email }: { email: string }) {
  const at = email.lastIndexOf('@')
  return (
    <span className={classes.address}>
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </span>
  )
}
