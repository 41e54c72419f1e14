import type { Claimed } from './queries-claim.ts'

/** Claimed messages that wait for a connection, and connections that wait for a message. */
export class Waiting {
  private queue: Claimed[] = []
  private at = 0
  private takers: ((message: Claimed | null) => void)[] = []
  private roomWaiters: (() => void)[] = []
  private isClosed = false

  push(messages: Claimed[]): void {
    for (const message of messages) {
      const taker = this.takers.shift()
      if (taker) taker(message)
      else this.queue.push(message)
    }
  }

  /** Resolves when fewer than `n` messages wait, or nobody will take any more. */
  async room(n: number): Promise<void> {
    while (!this.isClosed && this.queue.length - this.at >= n)
      await new Promise<void>(resolve => this.roomWaiters.push(resolve))
  }

  take(): Claimed | null {
    const message = this.queue[this.at]
    if (!message) return null
    this.at++
    // An array emptied from the front is moved together now and then, not at each take.
    if (this.at > 5_000) {
      this.queue = this.queue.slice(this.at)
      this.at = 0
    }
    if (this.roomWaiters.length > 0) for (const waiter of this.roomWaiters.splice(0)) waiter()
    return message
  }

  /** The next message, or null when there is none within `ms` or nobody will take any more. */
  next(ms: number): Promise<Claimed | null> {
    if (this.isClosed) return Promise.resolve(null)
    const message = this.take()
    if (message) return Promise.resolve(message)
    return new Promise(resolve => {
      const taker = (given: Claimed | null) => {
        clearTimeout(timer)
        resolve(given)
      }
      const timer = setTimeout(() => {
        this.takers.splice(this.takers.indexOf(taker), 1)
        resolve(null)
      }, ms)
      this.takers.push(taker)
    })
  }

  /** Lets everybody go who waits. */
  close(): void {
    this.isClosed = true
    for (const taker of this.takers.splice(0)) taker(null)
    for (const waiter of this.roomWaiters.splice(0)) waiter()
  }

  /** What nobody has taken. */
  drain(): Claimed[] {
    const left = this.queue.slice(this.at)
    this.queue = []
    this.at = 0
    return left
  }
}
