import { Refused } from '../call.ts'

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict'

const restMs = 700

/**
 * Saves a draft as it is typed: what changed waits 700 ms of rest, one request is on its way at a time, and each
 * carries the version that the last answer gave.
 */
export class DraftSaver<Changes extends object, Thing extends { version: number }> {
  private pending: Partial<Changes> = {}
  private sent: Partial<Changes> = {}
  private timer: ReturnType<typeof setTimeout> | undefined
  private inFlight: Promise<void> | undefined
  state: SaveState = 'saved'
  error: unknown

  constructor(
    private version: number,
    private send: (changes: Partial<Changes>, version: number) => Promise<Thing>,
    private told: (saver: DraftSaver<Changes, Thing>, saved?: Thing) => void,
  ) {}

  /** What the server has not confirmed, and the version that it was typed into. */
  get unsaved(): { changes: Partial<Changes>; version: number } {
    return { changes: { ...this.sent, ...this.pending }, version: this.version }
  }

  change(part: Partial<Changes>) {
    this.pending = { ...this.pending, ...part }
    if (this.state === 'conflict') return this.say('conflict')
    this.say(this.inFlight ? 'saving' : 'waiting')
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), restMs)
  }

  /** Resolves when nothing waits any more, or when saving stopped at an error. */
  async flush(): Promise<void> {
    clearTimeout(this.timer)
    while (this.inFlight) await this.inFlight
    if (this.state === 'conflict' || Object.keys(this.pending).length === 0) return
    this.inFlight = this.saveOnce().finally(() => {
      this.inFlight = undefined
    })
    await this.inFlight
  }

  /** After a conflict: ours is written over the newest version. */
  async keepMine(newestVersion: number) {
    this.version = newestVersion
    this.state = 'waiting'
    await this.flush()
  }

  private async saveOnce() {
    this.sent = this.pending
    this.pending = {}
    this.say('saving')
    try {
      const saved = await this.send(this.sent, this.version)
      this.sent = {}
      this.version = saved.version
      this.say(Object.keys(this.pending).length > 0 ? 'waiting' : 'saved', saved)
    } catch (error) {
      this.pending = { ...this.sent, ...this.pending }
      this.sent = {}
      this.error = error
      this.say(error instanceof Refused && error.code.endsWith('.changedElsewhere') ? 'conflict' : 'failed')
    }
  }

  private say(state: SaveState, saved?: Thing) {
    this.state = state
    this.told(this, saved)
  }
}
