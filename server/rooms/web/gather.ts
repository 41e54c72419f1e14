import { isConnectionLost } from '../../platform/db.ts'
import type { Log } from '../../platform/log.ts'

const MOST_IN_A_BATCH = 500

interface Waiting<Row> {
  row: Row
  done: () => void
  fail: (error: unknown) => void
}

/**
 * Writes rows of many callers together: what comes while a batch is being written is the next batch, so that nobody waits for a
 * timer. A batch that fails is written row by row; a row that cannot be written at all is logged and dropped, since its sender
 * would only bring it again.
 */
export class Gatherer<Row> {
  private waiting: Waiting<Row>[] = []
  private isWriting = false

  constructor(
    private readonly write: (rows: Row[]) => Promise<void>,
    private readonly log: Log,
  ) {}

  get isIdle(): boolean {
    return !this.isWriting && this.waiting.length === 0
  }

  /** Resolves when the row is committed; rejects when the database is away. */
  add(row: Row): Promise<void> {
    return new Promise((done, fail) => {
      this.waiting.push({ row, done, fail })
      if (!this.isWriting) void this.drain()
    })
  }

  private async drain(): Promise<void> {
    this.isWriting = true
    // What the same turn of the event loop brings goes along.
    await null
    while (this.waiting.length > 0) await this.writeBatch(this.waiting.splice(0, MOST_IN_A_BATCH))
    this.isWriting = false
  }

  private async writeBatch(batch: Waiting<Row>[]): Promise<void> {
    try {
      await this.write(batch.map(({ row }) => row))
      for (const { done } of batch) done()
    } catch (error) {
      if (batch.length > 1 && !isConnectionLost(error)) for (const one of batch) await this.writeBatch([one])
      else this.giveUp(batch, error)
    }
  }

  private giveUp(batch: Waiting<Row>[], error: unknown): void {
    if (!isConnectionLost(error) && isAboutData(error)) {
      this.log.warn({ err: error }, 'an event of a tracker could not be kept')
      for (const { done } of batch) done()
    } else for (const { fail } of batch) fail(error)
  }
}

/** SQLSTATE classes 22 and 23: the row is wrong, and will be next time. */
const isAboutData = (error: unknown) => /^2[23]/.test((error as { code?: string }).code ?? '')
