import type { ReactNode } from 'react'
import {
  type ContactColumn,
  type ContactOrder,
  type ContactRow,
  contactColumns,
} from '../../../../contract/contact-table.ts'
import type { List } from '../../../../contract/list.ts'
import type { Say } from '../../../words/say.ts'
import { fullName } from '../contact-calls.ts'
import { StatusDot } from '../status-dot.tsx'
import classes from './table.module.css'

export interface Column {
  key: string
  name: string
  /** Orders that its heading switches between. */
  orders?: [ContactOrder, ContactOrder]
  cell: (row: ContactRow) => ReactNode
}

export const usualColumns = ['name', 'status', 'tags', 'city', 'added']

const ORDERS: Partial<Record<ContactColumn, [ContactOrder, ContactOrder]>> = {
  name: ['surname', '-surname'],
  added: ['-added', 'added'],
  active: ['-active', 'active'],
}

/** All that may be shown: those of everybody, and the fields of the filter's list. */
export function columnsFor(list: List | undefined, lists: List[], say: Say): Column[] {
  const names = say.words.contactTable.columnNames
  const known = contactColumns
    .filter(key => key !== 'status' || list !== undefined)
    .map(key => ({ key, name: names[key], orders: ORDERS[key], cell: cellOf(key, lists, say) }))
  const fields = (list?.fields ?? []).map(field => ({
    key: `field:${field.key}`,
    name: field.name,
    cell: (row: ContactRow) => fieldValue(row.fields?.[field.key], say),
  }))
  return [...known, ...fields]
}

function cellOf(key: ContactColumn, lists: List[], say: Say): Column['cell'] {
  const { words } = say
  const day = (iso: string | null) => iso !== null && <span className={classes.day}>{say.day(iso)}</span>
  switch (key) {
    case 'name':
      return fullName
    case 'status':
      return row => row.status && <StatusDot status={row.status} />
    case 'lists':
      return row =>
        row.lists
          .filter(({ status }) => status === 'subscribed')
          .map(({ listId }) => lists.find(list => list.id === listId)?.name)
          .filter(Boolean)
          .join(', ')
    case 'tags':
      return row => <Tags tags={row.tags} />
    case 'gender':
      return row => (row.gender === 'male' || row.gender === 'female' ? words.contacts.genders[row.gender] : null)
    case 'birthday':
      return row => row.birthday && say.date(row.birthday)
    case 'added':
      return row => day(row.insertedAt)
    case 'active':
      return row => day(row.lastOpenAt)
    case 'clicked':
      return row => day(row.lastClickAt)
    case 'suppressed':
      return row => row.suppressed && (words.contacts.suppressedWhy as Record<string, string>)[row.suppressed]
    default:
      return row => row[key]
  }
}

function Tags({ tags }: { tags: string[] }) {
  return (
    <span className={classes.tags}>
      {tags.slice(0, 3).map(tag => (
        <span key={tag} className={classes.tag}>
          {tag}
        </span>
      ))}
      {tags.length > 3 && <span className={classes.tag}>+{tags.length - 3}</span>}
    </span>
  )
}

function fieldValue(value: unknown, say: Say): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return say.number(value)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
