/** A server that ends a connection now and then, or takes few at once, is in no trouble while mail flows. */
const FLOWING_MS = 3_000
/** Longer than the longest back-off and connect together: no newer failure means that nothing is waiting any more. */
const FORGOTTEN_AFTER_MS = 180_000
const LONGEST = 200

/** Whether the next mail server is out of reach, over all lanes and connections of this process. */
export class Trouble {
  private flowedAt = Number.NEGATIVE_INFINITY
  private isKnown = false
  private timer: NodeJS.Timeout | undefined

  constructor(private readonly say: (text: string | null) => void) {}

  failed(error: unknown): void {
    if (Date.now() - this.flowedAt < FLOWING_MS) return
    this.isKnown = true
    this.say(withoutSecrets((error as Error).message))
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.forget(), FORGOTTEN_AFTER_MS)
    this.timer.unref()
  }

  /** The server has answered an envelope. */
  works(): void {
    this.flowedAt = Date.now()
    if (this.isKnown) this.forget()
  }

  private forget(): void {
    clearTimeout(this.timer)
    this.isKnown = false
    this.say(null)
  }
}

/** Servers repeat in a reply who logs in and with what; marketers read this. */
export function withoutSecrets(message: string): string {
  return message
    .replace(/<?[^\s<>@]+@[^\s<>@]+>?/g, '…')
    .replace(/[\w+/=-]{24,}/g, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST)
}
