import { add, type CounterDelta } from '../../platform/counters.ts'
import type { Tx } from '../../platform/db.ts'
import { isConnectionLost } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Bounced, noteAccepted, noteBounces, suppressAddress } from '../contacts/index.ts'
import { type HappenedEvent, record, whichAwaited } from '../events/index.ts'
import { giveBackCoupons } from '../shop/index.ts'
import { subjectsOf } from './counted.ts'
import { type Claimed, markHandedOver, type OutcomeRow, type WrittenOutcome, writeOutcomes } from './queries-claim.ts'

/** So many that the notebook has them only where somebody waits for them; the ledger says them anyway. */
const MANY = ['mail.attempted', 'mail.accepted', 'mail.deferred'] as const
type Awaited = Set<(typeof MANY)[number]>

interface Entry {
  accountId: number
  handOver: Claimed | null
  outcomes: { row: OutcomeRow; message: Claimed }[]
  settle: (handedOver: boolean) => void
  fail: (error: unknown) => void
}

/**
 * Writes what happened to messages, in groups: while one commit is under way the next one gathers, so that fifty
 * connections share one disk flush. A lost database is waited for: what happened must not be forgotten while we live.
 */
export class Ledger {
  private gathering: Entry[] = []
  private writing: Promise<void> | null = null
  private stopped = false

  constructor(
    private readonly ground: Ground,
    private readonly processId: string,
  ) {}

  /**
   * Commits an outcome (of the message before on the same connection) and the hand-over of the next, in one
   * transaction. Resolves false when the message is no longer ours: then its final dot must not be sent.
   */
  write(message: Claimed | null, outcomes: { row: OutcomeRow; message: Claimed }[]): Promise<boolean> {
    const accountId = message?.account_id ?? outcomes[0]!.message.account_id
    return new Promise((settle, fail) => {
      this.gathering.push({
        accountId,
        handOver: message,
        outcomes,
        settle,
        fail,
      })
      this.writing ??= this.writeAll().finally(() => {
        this.writing = null
      })
    })
  }

  /** Gives up waiting for a lost database; pending writes fail. */
  stop(): void {
    this.stopped = true
  }

  private async writeAll(): Promise<void> {
    while (this.gathering.length > 0) {
      const group = this.gathering
      this.gathering = []
      // One account a transaction. A connection's two parts may be of two accounts: outcomes go first.
      const accounts = new Map<number, Entry[]>()
      for (const entry of group) {
        for (const part of splitByAccount(entry))
          accounts.set(part.accountId, [...(accounts.get(part.accountId) ?? []), part])
      }
      const order = [...accounts].sort(
        ([, a], [, b]) => Number(a.some(e => e.handOver)) - Number(b.some(e => e.handOver)),
      )
      for (const [accountId, entries] of order) await this.writeAccount(accountId, entries)
    }
  }

  private async writeAccount(accountId: number, entries: Entry[]): Promise<void> {
    for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 2, 2_000)) {
      try {
        const handedOver = await this.ground.db.transaction(tx => this.commit(tx, accountId, entries))
        for (const entry of entries) entry.settle(entry.handOver === null || handedOver.has(entry.handOver.id))
        return
      } catch (error) {
        if (!isConnectionLost(error) || this.stopped) {
          for (const entry of entries) entry.fail(error)
          return
        }
        this.ground.log.warn({ error: (error as Error).message }, 'the ledger waits for the database')
        await new Promise(resolve => setTimeout(resolve, pauseMs))
      }
    }
  }

  private async commit(tx: Tx, accountId: number, entries: Entry[]): Promise<Set<number>> {
    const now = this.ground.clock.now()
    const outcomes = entries.flatMap(entry => entry.outcomes)
    const handOvers = entries.flatMap(entry => (entry.handOver ? [entry.handOver] : []))
    const awaited = await whichAwaited(tx, accountId, [...MANY])
    // Before the messages themselves are locked, contacts are: the order that everybody keeps.
    if (outcomes.length > 0) {
      const written = await writeOutcomes(
        tx,
        accountId,
        this.processId,
        outcomes.map(o => o.row),
        now,
      )
      await this.after(tx, accountId, written, new Map(outcomes.map(o => [o.row.id, o])), awaited, now)
    }
    if (handOvers.length === 0) return new Set()
    const ours = await markHandedOver(tx, accountId, this.processId, handOvers, now)
    const first = handOvers.filter(message => message.attempts === 1 && ours.has(message.id))
    await record(tx, accountId, injections(awaited, first, now))
    return ours
  }

  /** Counters, events and what a refusal says about an address; only for rows that were really written. */
  private async after(
    tx: Tx,
    accountId: number,
    written: WrittenOutcome[],
    given: Map<number, { row: OutcomeRow; message: Claimed }>,
    awaited: Awaited,
    now: Date,
  ): Promise<void> {
    // One that came as far as being handed over was told of then.
    const unseen = written.filter(o => (o.state === 'refused' || o.state === 'deferred') && !o.was_handed_over)
    const first = unseen.map(o => given.get(o.id)!.message).filter(message => message.attempts === 1)
    const events = injections(awaited, first, now)
    const deltas: CounterDelta[] = []
    const bounces: Bounced[] = []
    const accepted: number[] = []
    for (const outcome of written) {
      const { row, message } = given.get(outcome.id)!
      for (const subject of subjectsOf(outcome)) deltas.push(...outcomeDeltas(subject, outcome, message.was_deferred))
      if (outcome.state === 'accepted' && outcome.contact_id !== null) accepted.push(outcome.contact_id)
      const about = { messageId: outcome.id, month: row.month, dispatchId: outcome.dispatch_id }
      if (outcome.state === 'accepted' && awaited.has('mail.accepted'))
        events.push({ type: 'mail.accepted', at: now, contactId: outcome.contact_id, data: about })
      const reply = `${row.replyCode ?? ''} ${row.replyText ?? ''}`.trim()
      if (outcome.state === 'deferred' && awaited.has('mail.deferred')) {
        const data = { ...about, reply, attempts: message.attempts }
        events.push({ type: 'mail.deferred', at: now, contactId: outcome.contact_id, data })
      }
      if (outcome.state !== 'refused') continue
      if (outcome.contact_id !== null || outcome.kind === 'api') {
        const data = { ...about, bounce: outcome.bounce, reply }
        events.push({ type: 'mail.refused', at: now, contactId: outcome.contact_id, data })
      }
      if (outcome.contact_id === null) {
        // A customer who is no contact: only the address can be remembered.
        if (outcome.kind === 'api' && outcome.bounce === 'hard' && message.contact_id === null)
          await suppressAddress(this.ground, tx, accountId, message.address, 'hard_bounce')
        continue
      }
      bounces.push({ contactId: outcome.contact_id, address: message.address, kind: outcome.bounce ?? 'policy', reply })
    }
    await add(tx, accountId, deltas)
    await giveBackCoupons(tx, accountId, unusedBy(written, given))
    if (accepted.length > 0) await noteAccepted(tx, accountId, accepted)
    await noteBounces(this.ground, tx, accountId, bounces)
    await record(tx, accountId, events)
  }
}

/** The first attempt of each, handed over or refused before it could be. */
function injections(awaited: Awaited, messages: Claimed[], at: Date): HappenedEvent[] {
  if (!awaited.has('mail.attempted')) return []
  return messages.map(({ id, month, dispatch_id: dispatchId, contact_id: contactId }) => ({
    type: 'mail.attempted',
    at,
    contactId,
    data: { messageId: id, month, dispatchId },
  }))
}

/** Skipped in the end, with a code that nobody has seen. */
function unusedBy(written: WrittenOutcome[], given: Map<number, { message: Claimed }>): number[] {
  return written.flatMap(({ id, state, resent }) =>
    state === 'skipped' && !resent && given.get(id)!.message.carries_coupons && !given.get(id)!.message.addressing?.of
      ? [id]
      : [],
  )
}

/** The same entry, once per account that it touches; both settle together when the hand-over is committed. */
function splitByAccount(entry: Entry): Entry[] {
  const foreign = entry.outcomes.filter(o => o.message.account_id !== entry.accountId)
  if (foreign.length === 0) return [entry]
  const own = { ...entry, outcomes: entry.outcomes.filter(o => o.message.account_id === entry.accountId) }
  const ignore = () => {}
  return [
    ...foreign.map(o => ({
      accountId: o.message.account_id,
      handOver: null,
      outcomes: [o],
      settle: ignore,
      fail: entry.fail,
    })),
    own,
  ]
}

function outcomeDeltas(subject: string, outcome: WrittenOutcome, wasDeferred: boolean): CounterDelta[] {
  const deltas: CounterDelta[] = []
  const count = (name: string, n = 1) => deltas.push({ subject, name, n })
  if (outcome.state === 'queued' || outcome.state === 'uncertain') {
    // A deferred message that goes back to the queue is no longer waiting for its hour.
    if (wasDeferred) count('deferred', -1)
    return deltas
  }
  if (wasDeferred && outcome.state !== 'deferred') count('deferred', -1)
  if (!wasDeferred || outcome.state !== 'deferred') count(outcome.state === 'skipped' ? 'skipped_later' : outcome.state)
  if (outcome.state === 'accepted' && outcome.resent) count('resent')
  if (outcome.state === 'refused') count(outcome.bounce === 'hard' ? 'hard_bounced' : 'soft_bounced')
  return deltas
}
