/** What is read of a feed at most, and for how long. */
export interface FeedLimits {
  /** Unpacked. */
  mostBytes: number
  mostItems: number
  timeoutMs: number
  /** Nothing comes for so long: nothing will. */
  idleMs: number
}

export const feedLimits = (megabytes = 200): FeedLimits => ({
  mostBytes: megabytes * 1_000_000,
  mostItems: 300_000,
  timeoutMs: 15 * 60_000,
  idleMs: 60_000,
})

/** Of a data feed: before and after it is read. It is held in memory with each e-mail that uses it. */
export const MOST_DATA_SOURCE_BYTES = 10_000_000
export const MOST_DATA_BYTES = 1_000_000
