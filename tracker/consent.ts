/** undefined: the visitor has not decided yet. */
export type Consent = boolean | undefined

const NEEDED = ['analytics_storage', 'ad_storage'] as const

/**
 * Tells what Google's Consent Mode says of the two kinds of storage that this needs: granted when every one that the
 * shop's bar speaks of is, refused when one is denied by an update; a default that denies only says "not yet".
 */
export function watchConsentMode(tell: (consent: Consent) => void): void {
  const page = window as unknown as { dataLayer?: unknown[] }
  page.dataLayer = page.dataLayer || []
  const layer = page.dataLayer
  let said: Consent
  const look = () => {
    const consent = readConsentMode(page.dataLayer || [])
    if (consent === said) return
    said = consent
    tell(consent)
  }
  // Tag Manager puts its own push over ours and calls ours; whoever does not is found by looking now and then.
  const push = layer.push
  layer.push = (...items: unknown[]) => {
    const length = push.apply(layer, items)
    look()
    return length
  }
  setInterval(look, 1000)
  look()
}

const state: Record<string, string> = {}
let hasAnswer = false

/** Reads the whole layer again: it is short, and Tag Manager cuts it at the front; what was said stays in `state`. */
export function readConsentMode(layer: unknown[]): Consent {
  for (const item of layer) {
    const [command, how, what] = Array.from((item as ArrayLike<unknown>) || [])
    if (command !== 'consent' || !what || typeof what !== 'object') continue
    const given = what as Record<string, unknown>
    for (const kind of NEEDED) {
      if (how === 'update' && given[kind]) hasAnswer = true
      // Nobody here knows the visitor's region, so of a default for some regions only what it denies is taken.
      if (how === 'default' && given.region && given[kind] === 'granted') continue
      if (given[kind] === 'granted' || given[kind] === 'denied') state[kind] = given[kind] as string
    }
  }
  const answers = NEEDED.map(kind => state[kind]).filter(Boolean)
  if (answers.length === 0) return undefined
  if (answers.every(answer => answer === 'granted')) return true
  return hasAnswer ? false : undefined
}
