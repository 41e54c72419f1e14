import type { Ground } from '../../platform/ground.ts'

/** Mailboxes that anybody may have. Their owners publish that nobody else sends for them, so such a sender is refused. */
const FREEMAIL = new Set([
  ...[
    'seznam.cz',
    'email.cz',
    'post.cz',
    'spoluzaci.cz',
    'centrum.cz',
    'volny.cz',
    'atlas.cz',
    'tiscali.cz',
    'quick.cz',
  ],
  ...['azet.sk', 'zoznam.sk', 'centrum.sk', 'post.sk', 'gmail.com', 'googlemail.com', 'yahoo.com', 'outlook.com'],
  ...['hotmail.com', 'hotmail.cz', 'live.com', 'msn.com', 'icloud.com', 'me.com', 'aol.com', 'gmx.com', 'proton.me'],
])

export interface SenderDomain {
  domain: string
  /** Of a free mailbox: nothing can be set right in its DNS. */
  isFreemail: boolean
  /** Whether its DNS says who may send for it (RFC 7208), and what to do with others (RFC 9989); null: nobody could be asked. */
  hasSpf: boolean | null
  hasDmarc: boolean | null
}

export const isFreemail = (domain: string) => FREEMAIL.has(domain)
export const isDomainName = (name: string) => name.length <= 253 && /^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/.test(name)

const KEPT_MS = 10 * 60_000
const MOST_KEPT = 1_000
const known = new WeakMap<Ground['dns'], Map<string, { at: number; domain: SenderDomain }>>()

/** Of an address; answers that came are kept for ten minutes. Null where the address has no domain. */
export async function senderDomain(ground: Ground, address: string): Promise<SenderDomain | null> {
  const domain = address.split('@').at(-1)?.toLowerCase() ?? ''
  if (!isDomainName(domain)) return null
  const kept = known.get(ground.dns) ?? new Map<string, { at: number; domain: SenderDomain }>()
  known.set(ground.dns, kept)
  const now = ground.clock.now().getTime()
  const last = kept.get(domain)
  if (last && now - last.at < KEPT_MS) return last.domain
  const { hasSpf, hasDmarc } = await askDomain(ground, domain)
  const found = { domain, isFreemail: isFreemail(domain), hasSpf, hasDmarc }
  if (kept.size >= MOST_KEPT) kept.clear()
  if (hasSpf !== null && hasDmarc !== null) kept.set(domain, { at: now, domain: found })
  return found
}

/** Asks now. */
export async function askDomain(ground: Ground, domain: string): Promise<Pick<SenderDomain, 'hasSpf' | 'hasDmarc'>> {
  const [hasSpf, hasDmarc] = await Promise.all([has(ground, domain, /^v=spf1(\s|$)/i), dmarc(ground, domain)])
  return { hasSpf, hasDmarc }
}

async function has(ground: Ground, name: string, record: RegExp): Promise<boolean | null> {
  try {
    return (await ground.dns.txt(name)).some(text => record.test(text))
  } catch {
    return null
  }
}

/** A domain without a policy of its own is under that of the domain above. */
async function dmarc(ground: Ground, domain: string): Promise<boolean | null> {
  const labels = domain.split('.')
  for (let from = 0; labels.length - from >= 2; from++) {
    const found = await has(ground, `_dmarc.${labels.slice(from).join('.')}`, /^v=DMARC1(\s*;|$)/i)
    if (found !== false) return found
  }
  return false
}
