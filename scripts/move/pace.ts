const MINUTE_MS = 60_000

/** A fetch that waits its turn: no more than so many calls begin within any minute. */
export function pacedFetch(callsPerMinute: number): typeof fetch {
  const begun: number[] = []
  let turn: Promise<void> = Promise.resolve()
  const wait = async () => {
    for (;;) {
      const now = Date.now()
      while (begun.length > 0 && begun[0]! <= now - MINUTE_MS) begun.shift()
      if (begun.length < callsPerMinute) return void begun.push(now)
      await new Promise(done => setTimeout(done, begun[0]! + MINUTE_MS - now))
    }
  }
  return async (input, init) => {
    turn = turn.then(wait)
    await turn
    return fetch(input, init)
  }
}
