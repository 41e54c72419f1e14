import type { Campaign, CampaignInput } from '../../../../contract/campaign.ts'
import { Refused } from '../../../call.ts'

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict'

const restMs = 700

/**
 * Saves a draft as it is typed: what changed waits 700 ms of rest, one request is on its way at a time, and each
 * carries the version that the last answer gave.
 */
export class DraftSaver {
  private pending: CampaignInput = {}
  private timer: ReturnType<typeof setTimeout> | undefined
  private inFlight: Promise<void> | undefined
  state: SaveState = 'saved'
  error: unknown

  constructor(
    private version: number,
    private send: (changes: CampaignInput, version: number) => Promise<Campaign>,
    private told: (saver: DraftSaver, saved?: Campaign) => void,
  ) {}

  change(part: CampaignInput) {
    this.pending = { ...this.pending, ...part }
    if (this.state === 'conflict') return
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
    const sent = this.pending
    this.pending = {}
    this.say('saving')
    try {
      const saved = await this.send(sent, this.version)
      this.version = saved.version
      this.say(Object.keys(this.pending).length > 0 ? 'waiting' : 'saved', saved)
    } catch (error) {
      this.pending = { ...sent, ...this.pending }
      this.error = error
      this.say(error instanceof Refused && error.code === 'campaign.changedElsewhere' ? 'conflict' : 'failed')
    }
  }

  private say(state: SaveState, saved?: Campaign) {
    this.state = state
    this.told(this, saved)
  }
}
