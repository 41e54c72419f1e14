/** One event: a flat map of texts, as the protocol wants it. */
export type Fields = Record<string, string | undefined>

/** What is longer as an address goes by POST: proxies and logs cut addresses somewhere above 2,000. */
const LONGEST_ADDRESS = 2_000
const MOST_KEPT = 100
const LARGEST_EVENT = 200_000
/** The server knows an event's id again for three days; what waited longer could count twice. */
const LONGEST_WAIT_MS = 2 * 86_400_000
/** Browsers take no more than 64 kB from a page that is being left. */
const LARGEST_FAREWELL = 60_000
const ANSWER_MS = 15_000
const SCHEMA = 'iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4'

export interface Outbox {
  add(events: Fields[]): void
  clear(): void
}

const keyOf = (name: string) => `postolkaQueue.${name}`

/** For who has never agreed on this page: nothing is opened, what an earlier page left is taken away. */
export function emptyOutbox(name: string): void {
  try {
    localStorage.removeItem(keyOf(name))
  } catch {}
}

/** Sends one event after the other and keeps in localStorage what has not arrived, for the next page or a better line. */
export function openOutbox(base: string, name: string): Outbox {
  const key = keyOf(name)
  let waiting: Fields[] = []
  /** False where storage is forbidden or full: what waits is in memory then. */
  let isStored = true
  let isBusy = false
  let failures = 0
  let retry: ReturnType<typeof setTimeout> | undefined

  function read(): Fields[] {
    if (!isStored) return waiting
    try {
      const stored = JSON.parse(localStorage.getItem(key) || '[]') as Fields[]
      waiting = stored.filter(event => Number(event.dtm) > Date.now() - LONGEST_WAIT_MS)
    } catch {
      isStored = false
    }
    return waiting
  }

  function write(events: Fields[]): void {
    waiting = events.slice(-MOST_KEPT)
    try {
      if (waiting.length > 0) localStorage.setItem(key, JSON.stringify(waiting))
      else localStorage.removeItem(key)
    } catch {
      isStored = false
    }
  }

  function next(): void {
    const event = read()[0]
    if (isBusy || !event) return
    isBusy = true
    clearTimeout(retry)
    deliver(base, event, arrived => {
      isBusy = false
      failures = arrived ? 0 : failures + 1
      // Read again: another tab may have added or sent some meanwhile.
      if (arrived) write(read().filter(other => other.eid !== event.eid))
      if (arrived) next()
      else retry = setTimeout(next, Math.min(300_000, 1_000 * 2 ** failures))
    })
  }

  /** What is sent twice by this is counted once by its id. */
  function leave(): void {
    const events = read()
    if (events.length === 0 || !navigator.sendBeacon) return
    const body = bodyOf(events)
    if (body.length < LARGEST_FAREWELL)
      navigator.sendBeacon(base + POST, new Blob([body], { type: 'application/json' }))
  }

  window.addEventListener('online', next)
  window.addEventListener('pagehide', leave)
  next()
  return {
    add(events) {
      write(read().concat(events.filter(event => JSON.stringify(event).length < LARGEST_EVENT)))
      next()
    },
    clear: () => write([]),
  }
}

const POST = '/com.snowplowanalytics.snowplow/tp2'

function bodyOf(events: Fields[]): string {
  const stm = String(Date.now())
  return JSON.stringify({ schema: SCHEMA, data: events.map(event => Object.assign({}, event, { stm })) })
}

function deliver(base: string, event: Fields, done: (arrived: boolean) => void): void {
  let isOver = false
  const end = (arrived: boolean) => {
    if (!isOver) done(arrived)
    isOver = true
    clearTimeout(timer)
  }
  const timer = setTimeout(end, ANSWER_MS, false)
  const query = Object.keys(event).map(name => `${name}=${encodeURIComponent(event[name]!)}`)
  const address = `${base}/i?stm=${Date.now()}&${query.join('&')}`
  if (address.length <= LONGEST_ADDRESS) {
    const image = new Image(1, 1)
    image.onload = () => end(true)
    image.onerror = () => end(false)
    image.src = address
    return
  }
  const body = bodyOf([event])
  const headers = { 'Content-Type': 'application/json' }
  // Only a small one may outlive the page.
  const keepalive = body.length < LARGEST_FAREWELL
  fetch(base + POST, { method: 'POST', body, headers, keepalive, credentials: 'omit' }).then(
    // What the server refuses for good (4xx) is not sent again.
    answer => end(answer.status < 500),
    () => end(false),
  )
}
