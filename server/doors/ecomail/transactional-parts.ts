import type { Attachment } from '../../rooms/transactional/index.ts'
import { readArray, readObject, readText } from './input.ts'
import type { Faults } from './transactional-input.ts'

/** `[{name, content}]`; an object of names and values means the same. */
export function readVars(given: unknown, faults: Faults): Record<string, unknown> {
  if (given === undefined || given === null) return {}
  const path = 'message.global_merge_vars'
  if (typeof given !== 'object') {
    faults.wrong(path, 'an array')
    return {}
  }
  const items = readArray(given)!
  const arePairs = items.every(item => readObject(item) !== null && 'name' in (item as object))
  if (!Array.isArray(given) && !arePairs) return { ...(given as Record<string, unknown>) }
  const vars: Record<string, unknown> = {}
  items.forEach((item, no) => {
    const { name, content } = readObject(item) ?? {}
    const called = readText(name)
    if (typeof called === 'string' && called.trim() !== '') vars[called.trim()] = content ?? null
    else faults.missing(`${path}.${no}.name`)
  })
  return vars
}

const MOST_ATTACHMENTS = 100
const LONGEST_NAME = 200

export function readAttachments(given: unknown, faults: Faults): Attachment[] {
  const path = 'message.attachments'
  const items = given === undefined || given === null ? [] : readArray(given)
  if (!items) faults.wrong(path, 'an array')
  else if (items.length > MOST_ATTACHMENTS)
    faults.add(path, `The ${path} may not have more than ${MOST_ATTACHMENTS} items.`)
  else return items.flatMap((item, no) => readAttachment(item, `${path}.${no}`, faults))
  return []
}

function readAttachment(given: unknown, path: string, faults: Faults): Attachment[] {
  const { name, type, content } = readObject(given) ?? {}
  const called = readText(name)
  const isNamed = typeof called === 'string' && called.trim() !== ''
  if (!isNamed) faults.missing(`${path}.name`)
  if (typeof content !== 'string' || content === '') {
    faults.missing(`${path}.content`)
    return []
  }
  const bytes = fromBase64(content)
  if (!bytes) faults.wrong(`${path}.content`, 'base64')
  const kind = readText(type)
  if (!bytes || !isNamed) return []
  const mediaType = typeof kind === 'string' && kind !== '' ? kind.slice(0, 200) : 'application/octet-stream'
  return [{ name: called.trim().slice(0, LONGEST_NAME), type: mediaType, content: bytes }]
}

/** Node takes anything for base64; clients break its lines, and browsers put `data:…;base64,` before it. */
function fromBase64(text: string): Buffer | null {
  const bare = text.replace(/^data:[^,]{0,200};base64,/, '').replace(/\s+/g, '')
  return /^[A-Za-z0-9+/_-]*={0,2}$/.test(bare) ? Buffer.from(bare, 'base64') : null
}

const HARMLESS = /^(?:x-[a-z0-9-]{1,60}|references|in-reply-to|importance|feedback-id)$/i
const MOST_HEADERS = 20
const LONGEST_VALUE = 900

/** Those that cannot change who gets the mail, or what a mail program takes it for; others are ignored. */
export function readHeaders(given: unknown): Record<string, string> {
  const entries = Object.entries(readObject(given) ?? {}).flatMap(([name, value]): [string, string][] => {
    const text = readText(value)
    return HARMLESS.test(name) && typeof text === 'string' ? [[name, text.slice(0, LONGEST_VALUE)]] : []
  })
  return Object.fromEntries(entries.slice(0, MOST_HEADERS))
}
