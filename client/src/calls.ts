import { type CallOptions, type PostolkaOptions, perform } from './transport.ts'

/** An endpoint as the client needs it; the tables in api/ are made from the contract. */
export interface Route {
  method: string
  /** Parameters as `:name`, filled in their order. */
  path: string
  /** Takes a body behind the parameters, or a query. */
  takes?: 'body' | 'query'
  isPaged?: true
}

type Args = unknown[]

/** A function for each route: its path's parameters, its body or query, then the options. */
export function callsOf<Api>(routes: Record<string, Route>, options: PostolkaOptions): Api {
  return Object.fromEntries(
    Object.entries(routes).map(([name, route]) => {
      const call = (...args: Args) => perform(...prepared(route, args, options))
      return [
        name,
        route.isPaged ? Object.assign(call, { each: (...args: Args) => eachOf(route, args, options) }) : call,
      ]
    }),
  ) as Api
}

function prepared({ method, path, takes }: Route, args: Args, options: PostolkaOptions): Parameters<typeof perform> {
  const rest = [...args]
  const filled = path.replace(/:\w+/g, () => encodeURIComponent(String(rest.shift())))
  const given = takes ? rest.shift() : undefined
  const call = {
    method,
    path: filled,
    body: takes === 'body' ? (given ?? {}) : undefined,
    query: takes === 'query' ? (given as object | undefined) : undefined,
  }
  return [call, options, (rest.shift() as CallOptions | undefined) ?? {}]
}

/** All items of all pages, one by one; the next page is asked for when it is needed. */
async function* eachOf(route: Route, args: Args, options: PostolkaOptions): AsyncGenerator<unknown, void, undefined> {
  const [call, , callOptions] = prepared(route, args, options)
  const { page: first, ...query } = (call.query ?? {}) as { page?: number }
  let before = ''
  for (let page = first ?? 1; ; page++) {
    const reply = await perform({ ...call, query: { ...query, page } }, options, callOptions)
    const items = itemsOf(reply)
    // A server that does not page what is a bare array would give the same for ever.
    const shown = JSON.stringify(items[0] ?? null)
    if (shown === before) return
    before = shown
    yield* items
    if (items.length === 0 || isLast(reply, page)) return
  }
}

/** A bare array, the one array of a page, or the entries of its map by e-mail. */
function itemsOf(reply: unknown): unknown[] {
  if (Array.isArray(reply)) return reply
  const { subscribers, ...page } = reply as { subscribers?: object }
  if (subscribers && !Array.isArray(subscribers)) return Object.entries(subscribers)
  return Object.values(page).find(Array.isArray) ?? []
}

function isLast(reply: unknown, page: number): boolean {
  const { last_page, next_page_url } = reply as { last_page?: number; next_page_url?: string | null }
  return last_page === undefined ? next_page_url === null : page >= last_page
}
