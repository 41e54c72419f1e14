import { isbot } from 'isbot'
import type { WebKind } from '../../../contract/tracking.ts'
import type { ArrivalRow } from './queries-arrivals.ts'

export interface SaidEvent {
  kind: WebKind
  at: Date
  receivedAt: Date
  /** As the browser's clock had it, where that cannot be. */
  saidAt: string | null
  isBot: boolean
  url: string | null
  title: string | null
  referrer: string | null
  category: string | null
  action: string | null
  label: string | null
  property: string | null
  data: Record<string, unknown> | null
}

export interface ReadArrival extends Omit<SaidEvent, 'kind'> {
  /** Null: it only says who is there. */
  kind: WebKind | null
  duid: string | null
  claim: string | null
  ip: string | null
  userAgent: string | null
}

/** Trackers keep what they could not send for two days. */
const LATEST_MS = 3 * 86_400_000
export const VIEW_CATEGORY = 'ECM_PRODUCT_VIEW'

export function readArrival({ received_at, ip, user_agent, fields: f }: ArrivalRow): ReadArrival {
  return {
    ...timeOf(f, received_at),
    ...saidOf(f),
    receivedAt: received_at,
    isBot: isbot(user_agent),
    url: withoutEcmid(f.url),
    title: f.page ?? null,
    referrer: withoutEcmid(f.refr),
    duid: f.duid ?? null,
    claim: f.uid?.trim() || null,
    ip,
    userAgent: user_agent,
  }
}

type Fields = ArrivalRow['fields']

/** The event's own time; where sending it took long, by how long the browser says it did. What cannot be is when it arrived. */
function timeOf({ ttm, dtm, stm }: Fields, receivedAt: Date): { at: Date; saidAt: string | null } {
  const said = ttm ?? dtm
  if (said === undefined) return { at: receivedAt, saidAt: null }
  const received = receivedAt.getTime()
  const waited = ttm === undefined && stm !== undefined ? Number(stm) - Number(dtm) : undefined
  const at = waited === undefined ? Number(said) : received - waited
  const isPossible = at <= received && at >= received - LATEST_MS
  return isPossible ? { at: new Date(at), saidAt: null } : { at: receivedAt, saidAt: said }
}

type Said = Pick<ReadArrival, 'kind' | 'category' | 'action' | 'label' | 'property' | 'data'>
const NOTHING_SAID = { category: null, action: null, label: null, property: null, data: null }

function saidOf(f: Fields): Said {
  if (f.e === 'pv') return { kind: 'page', ...NOTHING_SAID }
  if (f.e === 'tr') return { kind: 'order', ...NOTHING_SAID, data: named(f, 'tr_') }
  if (f.e === 'ti') return { kind: 'item', ...NOTHING_SAID, data: named(f, 'ti_') }
  if (f.e === 'ue') return unstructured(f.ue as unknown as Record<string, unknown>)
  if (f.e !== 'se') return { kind: null, ...NOTHING_SAID }
  const isView = f.se_ca === VIEW_CATEGORY && f.se_ac !== undefined
  return {
    kind: isView ? 'view' : 'custom',
    category: f.se_ca ?? null,
    action: f.se_ac ?? null,
    label: f.se_la ?? null,
    property: f.se_pr ?? null,
    data: f.se_va === undefined ? null : { value: f.se_va },
  }
}

function unstructured(data: Record<string, unknown>): Said {
  const action = typeof data.action === 'string' ? data.action.slice(0, 1_000) : null
  const isBasket = isBasketAction(action) && typeof data.products === 'object' && data.products !== null
  return { kind: isBasket ? 'basket' : 'custom', category: 'ue', action, label: action, property: null, data }
}

/** Basket, and PrestaShop's PrestaBasket. */
export const isBasketAction = (action: string | null) => /basket$/i.test(action ?? '')

const named = (fields: Fields, prefix: string) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name.startsWith(prefix)))

/** The token in a link says who somebody is, and is nobody's to read in a list of pages. */
function withoutEcmid(url: string | undefined): string | null {
  if (url === undefined) return null
  return url.replace(/([?&])ecmid=[^&#]*(&?)/gi, (_, before: string, after: string) => (after ? before : ''))
}
