import type { Ground } from '../../platform/ground.ts'
import { addJob } from '../../platform/jobs.ts'
import { QuietRate } from '../../platform/rate.ts'
import { accountOfAppId } from '../accounts/index.ts'
import type { ReadEvent } from './fields.ts'
import { readFields } from './fields.ts'
import { Gatherer } from './gather.ts'
import { insertArrivals, type NewArrival } from './queries-arrivals.ts'

/** Who called, as far as that is kept. */
export interface Caller {
  ip: string
  userAgent: string | null
  /** It sent SP-Anonymous: neither address nor ids of browser and person are kept. */
  isAnonymous: boolean
}

/** Events of one call that are looked at. */
export const MOST_EVENTS = 500
/** A minute, of one account and address; a whole office or a telephone network may stand behind one. */
const RATE = { quiet: 600, limit: 6_000, windowS: 60 }
/** Letters that count as one event. */
const UNIT = 4_000
const KNOWN_FOR_MS = 10_000
const MOST_NAMES = 5_000
const JOB_PAUSE_MS = 1_000

export interface Collector {
  /** Resolves when all that is to be kept is committed; what is not leaves no trace. Rejects when the database is away. */
  collect(events: Iterable<[string, unknown]>[], caller: Caller): Promise<void>
}

/** What trackers send, of whichever account they name. */
export function openCollector(ground: Ground): Collector {
  const rate = new QuietRate(ground.db, ground.clock, RATE)
  const accounts = new KnownAccounts(ground)
  const gatherers = new Map<number, Gatherer<NewArrival>>()
  const gathererOf = (accountId: number) => {
    if (gatherers.size > 1_000) for (const [id, one] of gatherers) if (one.isIdle) gatherers.delete(id)
    let gatherer = gatherers.get(accountId)
    if (!gatherer) {
      gatherer = new Gatherer(writerOf(ground, accountId), ground.log)
      gatherers.set(accountId, gatherer)
    }
    return gatherer
  }
  const keep = async (given: Iterable<[string, unknown]>, caller: Caller) => {
    const entries = [...given]
    const accountId = await accounts.idOf(entries.find(([name]) => name === 'aid')?.[1])
    if (accountId === undefined) return
    const event = readFields(entries, caller.isAnonymous)
    if (!event) return
    // By a hash: an address that is not to be kept is in no table, not even there.
    const from = ground.secrets.hash('web-rate', caller.ip).toString('base64url').slice(0, 22)
    if (!(await rate.allows(`web:${accountId}:${from}`, 1 + Math.floor(sizeOf(event) / UNIT)))) return
    const { ip, userAgent, isAnonymous } = caller
    await gathererOf(accountId).add({
      ...event,
      receivedAt: ground.clock.now(),
      ip: isAnonymous ? null : ip,
      userAgent: userAgent?.slice(0, 500) ?? null,
    })
  }
  return {
    async collect(events, caller) {
      await Promise.all(events.slice(0, MOST_EVENTS).map(event => keep(event, caller)))
    },
  }
}

const sizeOf = ({ fields }: ReadEvent) => (fields.ue ? JSON.stringify(fields.ue).length : 0)

/** The job that makes sense of them (shop, the right neighbour, has it) is queued once a second at most; a minute's sweep takes the rest. */
function writerOf(ground: Ground, accountId: number): (rows: NewArrival[]) => Promise<void> {
  let queuedAt = 0
  return async rows => {
    if ((await insertArrivals(ground.db, accountId, rows)) === 0) return
    const now = ground.clock.now().getTime()
    if (now - queuedAt < JOB_PAUSE_MS) return
    queuedAt = now
    await ground.db
      .transaction(tx => addJob(tx, 'shop.understand', { accountId }, { runAt: new Date(now + JOB_PAUSE_MS) }))
      .catch(error => ground.log.warn({ err: error }, 'the understanding of web events waits for its minute'))
  }
}

/** Which account an `aid` names, remembered for a moment: junk costs no question each. */
class KnownAccounts {
  private readonly known = new Map<string, { id: Promise<number | undefined>; until: number }>()

  constructor(private readonly ground: Ground) {}

  async idOf(aid: unknown): Promise<number | undefined> {
    if (typeof aid !== 'string' || !/^[a-z0-9][a-z0-9-]{0,62}$/.test(aid)) return undefined
    const now = this.ground.clock.now().getTime()
    let entry = this.known.get(aid)
    if (!entry || entry.until <= now) {
      if (this.known.size >= MOST_NAMES) this.known.clear()
      const id = accountOfAppId(this.ground.db, aid)
      id.catch(() => this.known.delete(aid))
      entry = { id, until: now + KNOWN_FOR_MS }
      this.known.set(aid, entry)
    }
    return await entry.id
  }
}
