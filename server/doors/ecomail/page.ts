import { readCount } from './input.ts'

export interface PageWanted {
  page: number
  perPage: number
}

/** Far enough for any list, near enough for the database's offset. */
const LAST_PAGE = 1_000_000_000

export function readPage(query: Record<string, unknown>, otherwise: number, most: number): PageWanted {
  return { page: readCount(query.page, 1, LAST_PAGE), perPage: readCount(query.per_page, otherwise, most) }
}

/** The paginator's answer. The address of the next page keeps the caller's other arguments. */
export function paginated<Item>(
  wanted: PageWanted,
  data: Item[],
  total: number,
  url: string,
  query: Record<string, unknown>,
) {
  const first = (wanted.page - 1) * wanted.perPage
  const lastPage = Math.max(1, Math.ceil(total / wanted.perPage))
  return {
    current_page: wanted.page,
    data,
    from: data.length > 0 ? first + 1 : null,
    last_page: lastPage,
    next_page_url: wanted.page < lastPage ? nextPageUrl(url, query, wanted.page + 1) : null,
    per_page: wanted.perPage,
    to: data.length > 0 ? first + data.length : null,
    total,
  }
}

/** The caller's other arguments stay, filters given many times among them. */
export function nextPageUrl(url: string, query: Record<string, unknown>, page: number): string {
  const args = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (name !== 'page') for (const one of Array.isArray(value) ? value : [value]) args.append(name, String(one))
  args.set('page', String(page))
  return `${url}?${args}`
}
