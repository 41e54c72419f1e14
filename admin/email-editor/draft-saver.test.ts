import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Campaign, CampaignInput } from '../../contract/campaign.ts'
import { Refused } from '../call.ts'
import { DraftSaver, type SaveState } from './draft-saver.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A server with one draft, at version 1, that refuses an old version and takes 100 ms. */
function server() {
  const stored = { version: 1, saved: [] as CampaignInput[], down: false }
  const states: SaveState[] = []
  const send = async (changes: CampaignInput, version: number) => {
    await new Promise(done => setTimeout(done, 100))
    if (stored.down) throw new Refused('network.unreachable', '', 0)
    if (version !== stored.version) throw new Refused('campaign.changedElsewhere', '', 409)
    stored.version++
    stored.saved.push(changes)
    return { version: stored.version } as Campaign
  }
  const saver = new DraftSaver<CampaignInput, Campaign>(1, send, from => states.push(from.state))
  return { stored, states, saver }
}

describe('saving a draft as it is typed', () => {
  it('waits for a rest and sends what changed in one request', async () => {
    const { stored, saver } = server()
    saver.change({ subject: 'A' })
    await vi.advanceTimersByTimeAsync(300)
    saver.change({ subject: 'Ah', title: 'T' })
    await vi.advanceTimersByTimeAsync(2000)
    expect(stored.saved).toEqual([{ subject: 'Ah', title: 'T' }])
    expect(saver.state).toBe('saved')
  })

  it('never has two requests on their way, and loses nothing typed meanwhile', async () => {
    const { stored, saver } = server()
    saver.change({ subject: '1' })
    await vi.advanceTimersByTimeAsync(750)
    saver.change({ html: '2' })
    const flushed = saver.flush()
    await vi.advanceTimersByTimeAsync(300)
    await flushed
    expect(stored.saved).toEqual([{ subject: '1' }, { html: '2' }])
  })

  it('stops at a conflict, and writes over it only when told to', async () => {
    const { stored, saver } = server()
    stored.version = 5
    saver.change({ subject: 'mine' })
    await vi.advanceTimersByTimeAsync(2000)
    expect(saver.state).toBe('conflict')
    saver.change({ title: 'more' })
    await vi.advanceTimersByTimeAsync(2000)
    expect(stored.saved).toEqual([])
    const kept = saver.keepMine(5)
    await vi.advanceTimersByTimeAsync(200)
    await kept
    expect(stored.saved).toEqual([{ subject: 'mine', title: 'more' }])
  })

  it('keeps what could not be saved for the next try', async () => {
    const { stored, states, saver } = server()
    stored.down = true
    saver.change({ subject: 'A' })
    await vi.advanceTimersByTimeAsync(2000)
    expect(saver.state).toBe('failed')
    stored.down = false
    saver.change({ html: 'B' })
    await vi.advanceTimersByTimeAsync(2000)
    expect(stored.saved).toEqual([{ subject: 'A', html: 'B' }])
    expect(states.at(-1)).toBe('saved')
  })

  it('tells what the server has not confirmed, also while it is on its way', async () => {
    const { saver } = server()
    saver.change({ subject: '1' })
    await vi.advanceTimersByTimeAsync(750)
    saver.change({ html: '2' })
    expect(saver.unsaved).toEqual({ changes: { subject: '1', html: '2' }, version: 1 })
    await vi.advanceTimersByTimeAsync(2000)
    expect(saver.unsaved).toEqual({ changes: {}, version: 3 })
  })
})
