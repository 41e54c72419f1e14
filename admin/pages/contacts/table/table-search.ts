import { type ContactFilter, filterFields } from '../../../../contract/contact-filter.ts'
import { type ContactQuery, filterFromQuery, filterToQuery } from '../../../../contract/contact-filter-address.ts'
import { type ContactOrder, contactOrders } from '../../../../contract/contact-table.ts'
import { oneOf, type Search, text } from '../../../routes/search.ts'

/** What stands in the address. A list's number is a number here, or the router would put it in quotes. */
export type TableSearch = Omit<ContactQuery, 'list'> & { list?: number | 'none'; order?: ContactOrder }

const keys = [
  'search',
  'state',
  'tag',
  'allTags',
  'noTag',
  'fields',
  'opened',
  'clicked',
  'added',
  'suppressed',
] as const

export function readTableSearch(search: Search): TableSearch {
  const read = Object.fromEntries([...keys, ...filterFields].map(key => [key, text(search[key])])) as TableSearch
  const list = Number(search.list)
  read.list = search.list === 'none' ? 'none' : Number.isSafeInteger(list) && list > 0 ? list : undefined
  read.order = oneOf(contactOrders, search.order)
  return read
}

export function queryOf({ order: _, ...search }: TableSearch): ContactQuery {
  return { ...search, list: search.list?.toString() }
}

export const filterOf = (search: TableSearch): ContactFilter => filterFromQuery(queryOf(search))

export function searchOf(filter: ContactFilter, order: ContactOrder | undefined): TableSearch {
  const { list, ...query } = filterToQuery(filter)
  return { ...query, list: list === undefined ? undefined : list === 'none' ? 'none' : Number(list), order }
}
