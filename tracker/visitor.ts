import { randomHex } from './text.ts'

// The names and the shape of the old script's cookies: `duid.created.visits.now.last`, and `*` while a visit lasts.
const OURS = 'pstk'
const ID = '_sp_id.'
const VISIT = '_sp_ses.'
const SHAPE = /^([0-9a-f]{16})\.(\d+)\.(\d+)\.(\d+)\.(\d*)$/
/** As long as browsers keep any cookie. */
const YEAR_AND_MORE_S = 400 * 86_400
const VISIT_S = 30 * 60

export interface Visitor {
  duid: string
  /** Which visit this is, from 1. */
  vid: number
}

/** Only of a browser that keeps no cookies. */
let kept: Visitor | undefined
let domain: string | undefined

/** Who is here, noted in the cookies; called for each event, since that is what keeps a visit going. */
export function visitor(): Visitor {
  const nowS = Math.round(Date.now() / 1000)
  const cookies = readCookies()
  const known = parse(cookies[ID + OURS]) || oldOnes(cookies).map(name => parse(cookies[name]))[0]
  const isNewVisit = !(VISIT + OURS in cookies)
  const [duid, created, visits, last, before] = known || [kept?.duid || randomHex(16), nowS, 0, nowS, '']
  const vid = known ? Number(visits) + Number(isNewVisit) : (kept?.vid ?? 1)
  kept = { duid: String(duid), vid }
  writeCookie(ID + OURS, [duid, created, vid, nowS, isNewVisit ? last : before].join('.'), YEAR_AND_MORE_S)
  writeCookie(VISIT + OURS, '*', VISIT_S)
  return kept
}

/** Takes everything away, also what the old script left, or the next consent would find the same person again. */
export function forgetVisitor(): void {
  kept = undefined
  const cookies = readCookies()
  const visits = oldOnes(cookies).map(name => name.replace(ID, VISIT))
  for (const name of [ID + OURS, VISIT + OURS, ...oldOnes(cookies), ...visits])
    if (name in cookies) for (const at of ['', ...domains()]) setCookie(name, '', 0, at)
}

function parse(value: string | undefined): string[] | undefined {
  return SHAPE.exec(value || '')?.slice(1)
}

const oldOnes = (cookies: Record<string, string>) =>
  Object.keys(cookies).filter(name => name.indexOf(ID) === 0 && name !== ID + OURS && parse(cookies[name]))

function readCookies(): Record<string, string> {
  const cookies: Record<string, string> = {}
  try {
    for (const part of document.cookie.split('; ')) {
      const at = part.indexOf('=')
      if (at > 0) cookies[part.slice(0, at)] = part.slice(at + 1)
    }
  } catch {
    // A sandboxed frame has none.
  }
  return cookies
}

function writeCookie(name: string, value: string, maxAgeS: number): void {
  if (domain === undefined) domain = registrable()
  setCookie(name, value, maxAgeS, domain)
}

/** The shortest domain that takes a cookie, which is the one that somebody registered; '' for a host of one label. */
function registrable(): string {
  for (const candidate of domains()) {
    setCookie('_sp_try', '1', 9, candidate)
    const took = '_sp_try' in readCookies()
    setCookie('_sp_try', '', 0, candidate)
    if (took) return candidate
  }
  return ''
}

/** shop.co.uk of www.shop.co.uk comes before it, co.uk before that. */
function domains(): string[] {
  const labels = location.hostname.split('.')
  return labels.slice(1).map((_, i) => labels.slice(-2 - i).join('.'))
}

function setCookie(name: string, value: string, maxAgeS: number, at: string): void {
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is too young for shops' visitors
    document.cookie = `${name}=${value}; Path=/; Max-Age=${maxAgeS}; SameSite=Lax${secure}${at && `; Domain=${at}`}`
  } catch {}
}
