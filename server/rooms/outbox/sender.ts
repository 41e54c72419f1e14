import type { Ground } from '../../platform/ground.ts'
import { CompiledEmails } from '../emails/index.ts'
import {
  accountsWithDeferred,
  accountsWithTransactional,
  type DueDispatch,
  runningDispatches,
} from './across-accounts.ts'
import type { Carriers } from './carrier.ts'
import { endIfDone } from './dispatch.ts'
import { Equipment } from './equip.ts'
import { Lane } from './lane.ts'
import { Ledger } from './ledger.ts'
import { type Claimed, claimBulk, claimDeferred, claimTransactional } from './queries-claim.ts'
import { Transmissions } from './transmissions.ts'
import { Trouble } from './trouble.ts'

/**
 * Messages taken by one claim. Its rows are read in one go, in which nothing else of this process moves: claims of 1,000 stopped
 * it for up to 65 ms, those of 250 cost half as much again for a message (100 µs for 65). More also grows what a crash gives back.
 */
const CLAIM = 500
/** With nothing to do the tables are asked this often; a notification comes sooner. */
const IDLE_MS = 1_000

export interface SenderOptions {
  ground: Ground
  processId: string
  carriers: Carriers
  /** Told why nothing can be handed over, for people to read, and null when it can again. */
  setTrouble?: (text: string | null) => void
}

/**
 * Hands messages over: claims them in batches, round robin over the dispatches of all accounts, and lets connections
 * take them. Transactional mail has a lane and at least one connection of its own, so that no campaign delays it.
 */
export class Sender {
  private readonly ledgers: Ledger[]
  private readonly equipment: Equipment
  private readonly bulk: Lane
  private readonly transactional: Lane
  private stopping = false
  private readonly sleepers = new Set<() => void>()
  private running: Promise<unknown> = Promise.resolve()
  private turn = 0

  constructor(private readonly options: SenderOptions) {
    const { ground, processId, carriers } = options
    // One each: a ledger writes one group at a time, and behind a campaign's groups a transactional mail waited 20 ms at
    // the median where it takes 12.
    this.ledgers = [new Ledger(ground, processId), new Ledger(ground, processId)]
    const [forTransactional, forBulk] = this.ledgers as [Ledger, Ledger]
    const emails = new CompiledEmails(ground)
    const transmissions = new Transmissions(ground)
    this.equipment = new Equipment(ground, emails, transmissions)
    const onIdle = () => this.wake()
    const own = Math.max(1, Math.floor(carriers.most / 10))
    const trouble = new Trouble(text => options.setTrouble?.(text))
    const shared = { ground, emails, transmissions, carriers, trouble, onIdle }
    this.transactional = new Lane({ ...shared, ledger: forTransactional, connections: own })
    this.bulk = new Lane({ ...shared, ledger: forBulk, connections: Math.max(1, carriers.most - own) })
  }

  start(): void {
    this.transactional.start()
    this.bulk.start()
    this.running = Promise.all([
      this.feedForever(() => this.feedTransactional()),
      this.feedForever(() => this.feedBulk()),
    ])
  }

  /** There is something new: do not wait for the next look. */
  wake(): void {
    for (const sleeper of this.sleepers) sleeper()
  }

  /** Hands over what is begun, gives the rest back, closes connections. What cannot end within `ms` is left to recovery. */
  async stop(ms = 3_000): Promise<void> {
    this.stopping = true
    this.wake()
    const end = Promise.all([this.running, this.bulk.stop(), this.transactional.stop()])
    await Promise.race([end, new Promise(resolve => setTimeout(resolve, ms))])
    for (const ledger of this.ledgers) ledger.stop()
    this.bulk.destroy()
    this.transactional.destroy()
  }

  private async feedForever(feed: () => Promise<number>): Promise<void> {
    while (!this.stopping) {
      let fed = 0
      try {
        fed = await feed()
      } catch (error) {
        this.options.ground.log.warn({ error: (error as Error).message }, 'could not claim')
      }
      if (fed === 0 && !this.stopping) await this.pause(IDLE_MS)
    }
  }

  private pause(ms: number): Promise<void> {
    return new Promise(resolve => {
      const wake = () => {
        clearTimeout(timer)
        this.sleepers.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, ms)
      this.sleepers.add(wake)
    })
  }

  private async feedTransactional(): Promise<number> {
    const { ground, processId } = this.options
    await this.transactional.room(100)
    let fed = 0
    for (const accountId of await accountsWithTransactional(ground.db)) {
      const claimed = await ground.db.transaction(tx =>
        this.equipment.of(tx, accountId, claimTransactional(tx, accountId, processId, 100)),
      )
      this.transactional.push(claimed)
      fed += claimed.length
    }
    return fed + (await this.feedDeferred())
  }

  private async feedDeferred(): Promise<number> {
    const { ground, processId } = this.options
    const now = ground.clock.now()
    let fed = 0
    for (const accountId of await accountsWithDeferred(ground.db, now)) {
      const claimed = await ground.db.transaction(tx =>
        this.equipment.of(tx, accountId, claimDeferred(tx, accountId, processId, now, 500)),
      )
      const isBulk = (message: Claimed) => message.lane === 'bulk'
      this.bulk.push(claimed.filter(isBulk))
      this.transactional.push(claimed.filter(message => !isBulk(message)))
      fed += claimed.length
    }
    return fed
  }

  /** One batch of the next dispatch in turn; a dispatch found empty is done when nothing of it is in flight. */
  private async feedBulk(): Promise<number> {
    await this.bulk.room(CLAIM / 2)
    const due = await runningDispatches(this.options.ground.db, this.options.ground.clock.now())
    for (let i = 0; i < due.length; i++) {
      const dispatch = due[(this.turn + i) % due.length]!
      const fed = await this.claimFrom(dispatch)
      if (fed === 0) continue
      this.turn = (this.turn + i + 1) % due.length
      return fed
    }
    return 0
  }

  private async claimFrom(dispatch: DueDispatch): Promise<number> {
    const { ground, processId } = this.options
    const claim = { processId, limit: CLAIM, now: ground.clock.now() }
    const claimed = await ground.db.transaction(tx =>
      this.equipment.of(tx, dispatch.account_id, claimBulk(tx, dispatch.account_id, dispatch, claim)),
    )
    this.bulk.push(claimed)
    if (claimed.length === 0) await ground.db.transaction(tx => endIfDone(ground, tx, dispatch.account_id, dispatch))
    return claimed.length
  }
}
