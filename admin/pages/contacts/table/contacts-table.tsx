import { Box, Checkbox, Table, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ContactOrder, ContactRow } from '../../../../contract/contact-table.ts'
import rows from '../../../parts/rows.module.css'
import { useSay } from '../../../words/voice.ts'
import { fullName } from '../contact-calls.ts'
import { StatusDot } from '../status-dot.tsx'
import type { Column } from './columns.tsx'
import classes from './table.module.css'

interface ContactsTableProps {
  contacts: ContactRow[]
  columns: Column[]
  order: ContactOrder
  onOrder: (order: ContactOrder) => void
  /** null: this person may not change contacts. */
  picked: ReadonlySet<number> | null
  /** Everybody that matches is selected, the rows shown too. */
  isAll: boolean
  onPick: (ids: number[], isPicked: boolean) => void
}

const ADDRESS: [ContactOrder, ContactOrder] = ['address', '-address']

export function ContactsTable(props: ContactsTableProps) {
  const { contacts, columns, order, onOrder, picked, isAll, onPick } = props
  const { words } = useSay()
  const ids = contacts.map(contact => contact.id)
  const count = picked === null ? 0 : isAll ? ids.length : ids.filter(id => picked.has(id)).length
  return (
    <Table className={`${rows.table} ${classes.table}`} aria-label={words.contacts.title} onKeyDown={moveFocus}>
      <Table.Thead>
        <Table.Tr>
          {picked && (
            <Table.Th className={classes.pick}>
              <Checkbox
                aria-label={words.contactTable.selectPage}
                checked={count === ids.length}
                indeterminate={count > 0 && count < ids.length}
                onChange={() => onPick(ids, count < ids.length)}
              />
            </Table.Th>
          )}
          <Heading name={words.contacts.email} orders={ADDRESS} order={order} onOrder={onOrder} />
          {columns.map(column => (
            <Heading
              key={column.key}
              name={column.name}
              orders={column.orders}
              order={order}
              onOrder={onOrder}
              isAside
            />
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {contacts.map(contact => (
          <Row
            key={contact.id}
            contact={contact}
            columns={columns}
            isPicked={picked === null ? null : isAll || picked.has(contact.id)}
            onPick={onPick}
          />
        ))}
      </Table.Tbody>
    </Table>
  )
}

interface HeadingProps {
  name: string
  orders?: [ContactOrder, ContactOrder]
  order: ContactOrder
  onOrder: (order: ContactOrder) => void
  isAside?: boolean
}

function Heading({ name, orders, order, onOrder, isAside }: HeadingProps) {
  const at = orders?.indexOf(order) ?? -1
  const isDown = order.startsWith('-')
  const sort = at < 0 ? undefined : isDown ? 'descending' : 'ascending'
  const Arrow = isDown ? IconArrowDown : IconArrowUp
  return (
    <Table.Th visibleFrom={isAside ? 'sm' : undefined} aria-sort={sort}>
      {orders ? (
        <UnstyledButton className={classes.sort} onClick={() => onOrder(orders[at === 0 ? 1 : 0])}>
          <span className="upper">{name}</span>
          {sort && <Arrow size={13} aria-hidden />}
        </UnstyledButton>
      ) : (
        name
      )}
    </Table.Th>
  )
}

interface RowProps {
  contact: ContactRow
  columns: Column[]
  isPicked: boolean | null
  onPick: ContactsTableProps['onPick']
}

function Row({ contact, columns, isPicked, onPick }: RowProps) {
  const say = useSay()
  const space = (event: React.KeyboardEvent) => {
    if (event.key !== ' ' || isPicked === null) return
    event.preventDefault()
    onPick([contact.id], !isPicked)
  }
  return (
    <Table.Tr className={`${rows.row} ${classes.row}`} data-selected={isPicked || undefined}>
      {isPicked !== null && (
        <Table.Td className={classes.pick}>
          <Checkbox
            aria-label={say.fill(say.words.contactTable.selectOne, { email: contact.email })}
            checked={isPicked}
            onChange={() => onPick([contact.id], !isPicked)}
          />
        </Table.Td>
      )}
      <Table.Td>
        <Link to="/contacts/$id" params={{ id: contact.id }} className={rows.link} data-row onKeyDown={space}>
          <Address email={contact.email} />
        </Link>
        <Box className={rows.under} hiddenFrom="sm">
          {fullName(contact)}
          {contact.status && (
            <Box fz="sm">
              <StatusDot status={contact.status} />
            </Box>
          )}
        </Box>
      </Table.Td>
      {columns.map(column => (
        <Table.Td key={column.key} visibleFrom="sm" className={classes.cell}>
          {column.cell(contact)}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}

/** Arrows go from row to row; Enter opens, as of any link, and space selects. */
function moveFocus(event: React.KeyboardEvent<HTMLTableElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const row = (event.target as HTMLElement).closest('tr')
  const next = links[links.findIndex(link => row?.contains(link)) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
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
