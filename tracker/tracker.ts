import { type Consent, watchConsentMode } from './consent.ts'
import { emptyOutbox, type Fields, openOutbox } from './outbox.ts'
import { asText, base64url, parameterOf, uuid, withoutEcmid } from './text.ts'
import { forgetVisitor, visitor } from './visitor.ts'

export interface Options {
  appId?: unknown
  platform?: unknown
  /** Wait for Google's Consent Mode v2. */
  consentModeV2?: unknown
  /** Wait for `ecotrack('consent', true)`. */
  waitForConsent?: unknown
  /** Page views of an application that changes pages by itself. */
  spa?: unknown
  forceSecureTracker?: unknown
}

export interface Tracker {
  namespace: string
  call(name: string, given: unknown[]): void
  consent(isGranted: boolean): void
}

const VERSION = 'pst-1.0'
const MOST_HELD = 100
const ENVELOPE = 'iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0'

/** One collector and one account; takes the calls of version 2 with their arguments by position. */
export function newTracker(namespace: string, host: string, options: Options): Tracker {
  const isSecure = location.protocol === 'https:' || options.forceSecureTracker
  const base = /^https?:/.test(host) ? host.replace(/\/+$/, '') : `http${isSecure ? 's' : ''}://${host}`
  const appId = asText(options.appId) || ''
  const outboxName = `${host}.${appId}`
  let consent: Consent = options.consentModeV2 || options.waitForConsent ? undefined : true
  let outbox: ReturnType<typeof openOutbox> | undefined
  let held: Fields[] = []
  let isFlushing = false
  let uid: string | undefined
  /** The last one that went out, and whether anything has on this page. */
  let toldUid: string | undefined
  let hasTold = false
  let order: Fields[] = []
  let page = { url: '', title: '', referrer: '' }

  function add(fields: Fields): void {
    const event: Fields = { url: page.url || here(), page: page.title || document.title, refr: referrer(), uid }
    Object.assign(event, fields, { eid: uuid(), dtm: String(Date.now()) })
    if (consent !== false && held.length < MOST_HELD) held.push(event)
    flushSoon()
  }

  const referrer = () => withoutEcmid(page.referrer || document.referrer)

  /** After all calls of this moment: some shops say who it is only after the page view. */
  function flushSoon(): void {
    if (isFlushing) return
    isFlushing = true
    Promise.resolve().then(() => {
      isFlushing = false
      flush()
    })
  }

  function flush(): void {
    if (consent === false) held = []
    if (!consent) return
    // Whoever says who it is later than that is told by a page ping, which counts as nothing else.
    if (held.length === 0 && hasTold && uid && uid !== toldUid) add({ e: 'pp' })
    if (held.length === 0) return
    const { duid, vid } = visitor()
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const common = { p: asText(options.platform) || 'web', tv: VERSION, tna: namespace, aid: appId, tz: zone }
    const events = held.map(event => whole({ ...common, ...event, duid, vid: String(vid), uid: event.uid || uid }))
    held = []
    hasTold = true
    toldUid = events[events.length - 1]!.uid
    outbox = outbox || openOutbox(base, outboxName)
    outbox.add(events)
    if (uid !== toldUid) flushSoon()
  }

  function decide(decision: Consent): void {
    consent = decision
    if (consent === false) {
      held = []
      forgetVisitor()
      outbox?.clear()
      emptyOutbox(outboxName)
    }
    flush()
  }

  const trackSelf = (event: unknown) => {
    if (event && typeof event === 'object')
      add({ e: 'ue', ue_px: base64url(JSON.stringify({ schema: ENVELOPE, data: event })) })
  }

  const calls: Record<string, (...given: unknown[]) => void> = {
    setUserId(id) {
      uid = asText(id)
      flushSoon()
    },
    setUserIdFromLocation(name) {
      const found = parameterOf(location.href, String(name))
      if (found) calls.setUserId!(found)
    },
    setCustomUrl(url) {
      page.url = asText(url) || ''
    },
    setReferrerUrl(url) {
      page.referrer = asText(url) || ''
    },
    setDocumentTitle(title) {
      page.title = asText(title) || ''
    },
    trackPageView: title => add(asText(title) ? { e: 'pv', page: asText(title) } : { e: 'pv' }),
    trackStructEvent(category, action, label, property, value) {
      const fields = { se_ca: category, se_ac: action, se_la: label, se_pr: property, se_va: value }
      add(whole({ e: 'se', ...fields }))
    },
    trackUnstructEvent: trackSelf,
    trackSelfDescribingEvent: trackSelf,
    addTrans(id, shop, total, tax, shipping, city, region, country, currency) {
      const money = { tr_tt: total, tr_tx: tax, tr_sh: shipping, tr_cu: currency }
      const place = { tr_ci: city, tr_st: region, tr_co: country }
      order = [whole({ e: 'tr', tr_id: id, tr_af: shop, ...money, ...place })]
    },
    addItem(id, sku, name, category, price, quantity, currency) {
      const item = {
        ti_id: id,
        ti_sk: sku,
        ti_nm: name,
        ti_ca: category,
        ti_pr: price,
        ti_qu: quantity,
        ti_cu: currency,
      }
      order.push(whole({ e: 'ti', ...item }))
    },
    trackTrans() {
      order.forEach(add)
      order = []
    },
    product: id => calls.trackStructEvent!('ECM_PRODUCT_VIEW', id),
    basket(basket) {
      const given = Array.isArray(basket) ? { products: basket } : basket
      trackSelf({ schema: '', data: Object.assign({ products: [] }, given, { action: 'Basket' }) })
    },
  }
  calls.identifyUser = calls.setUserId!

  if (options.spa)
    watchPages(left => {
      page = { url: '', title: '', referrer: left }
      add({ e: 'pv' })
    })
  let isDecided = false
  if (options.consentModeV2) watchConsentMode(mode => isDecided || decide(mode))
  return {
    namespace,
    // Own names only, so that a call named `constructor` finds nothing.
    call: (name, given) => Object.hasOwn(calls, name) && calls[name]!(...given),
    consent(isGranted) {
      isDecided = true
      decide(isGranted)
    },
  }
}

const here = () => withoutEcmid(location.href)

/** Without what is empty, everything a text. */
function whole(fields: Record<string, unknown>): Fields {
  const kept: Fields = {}
  for (const name of Object.keys(fields)) {
    const text = asText(fields[name])
    if (text !== undefined) kept[name] = text
  }
  return kept
}

/** Tells of each change of the address without a load, once the application had time to change the title as well. */
function watchPages(changed: (left: string) => void): void {
  let last = here()
  const look = () =>
    setTimeout(() => {
      const left = last
      last = here()
      if (last !== left) changed(left)
    }, 50)
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name]
    history[name] = function (this: History, ...given) {
      original.apply(this, given)
      look()
    }
  }
  window.addEventListener('popstate', look)
}
