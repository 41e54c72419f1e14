import { createHash, randomUUID } from 'node:crypto'
import { cleanText } from '../../platform/text.ts'
import { fromBase64, unwrap } from './envelope.ts'

/** Keys of the tracker protocol that are kept, with their most letters; the rest (contexts, screen sizes, …) is nobody's use. */
const KEPT: Record<string, number> = {
  ...{ e: 2, duid: 64, sid: 64, uid: 320, dtm: 20, stm: 20, ttm: 20, url: 4_000, refr: 4_000, page: 500 },
  ...{ se_ca: 1_000, se_ac: 1_000, se_la: 1_000, se_pr: 1_000, se_va: 1_000 },
  ...{ tr_id: 200, tr_af: 200, tr_tt: 40, tr_tx: 40, tr_sh: 40, tr_ci: 200, tr_st: 200, tr_co: 200, tr_cu: 10 },
  ...{ ti_id: 200, ti_sk: 200, ti_nm: 500, ti_ca: 500, ti_pr: 40, ti_qu: 40, ti_cu: 10 },
}

/** Taken out where the browser wants to stay unknown (SP-Anonymous). */
const PERSONAL = ['duid', 'sid', 'uid']

/** One event in the form in which it waits to be made sense of. */
export interface ReadEvent {
  eid: string
  fields: Record<string, unknown>
}

/** Null for what says nothing that is kept. Everything is a text; numbers and booleans are taken as such. */
export function readFields(given: Iterable<[string, unknown]>, isAnonymous: boolean): ReadEvent | null {
  const fields: Record<string, unknown> = {}
  let [eid, plain, encoded]: (string | undefined)[] = []
  for (const [name, value] of given) {
    if (!['string', 'number', 'boolean'].includes(typeof value) || value === '') continue
    if (name === 'eid') eid = String(value)
    if (name === 'ue_pr') plain = String(value)
    if (name === 'ue_px') encoded = String(value)
    if (Object.hasOwn(KEPT, name)) fields[name] = cleanText(String(value).slice(0, KEPT[name]))
  }
  if (!KINDS.has(String(fields.e))) return null
  if (fields.e === 'ue') fields.ue = unwrap(encoded === undefined ? plain : fromBase64(encoded))
  if (fields.e === 'ue' && !fields.ue) return null
  if (isAnonymous) for (const name of PERSONAL) delete fields[name]
  return { eid: uuidOf(eid), fields }
}

const KINDS = new Set(['pv', 'pp', 'se', 'ue', 'tr', 'ti'])

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** An id that is none gives one of its own; no id gives one that nobody else has. */
function uuidOf(eid: string | undefined): string {
  if (!eid) return randomUUID()
  if (UUID.test(eid)) return eid.toLowerCase()
  return createHash('md5')
    .update(eid)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
