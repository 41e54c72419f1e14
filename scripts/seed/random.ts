/** Repeatable chance (mulberry32): the same seed makes the same shop. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Hours of a day by how often people read mail then: the morning, lunch, and the evening on the sofa. */
const HOURS = [1, 0.5, 0.3, 0.2, 0.3, 1, 3, 6, 8, 8, 7, 6, 6, 6, 5, 5, 5, 5, 6, 7, 9, 9, 6, 3]
const TOTAL = HOURS.reduce((sum, weight) => sum + weight, 0)

/** Some minute at which a person reads, `days` or less after `from`, mostly soon. */
export function readingTime(from: Date, days: number, random: () => number): Date {
  const day = Math.floor(days * random() ** 3)
  let left = random() * TOTAL
  const hour = HOURS.findIndex(weight => {
    left -= weight
    return left <= 0
  })
  const at = new Date(from.getTime() + day * 86_400_000)
  at.setUTCHours(Math.max(0, hour - 1), Math.floor(random() * 60), Math.floor(random() * 60))
  // Before it was sent nobody reads it: then within the next hours.
  return at > from ? at : new Date(from.getTime() + (0.05 + random() * 5) * 3_600_000)
}
