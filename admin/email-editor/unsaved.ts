/** What was typed and not saved, kept by the browser: a session that ends, a tab that closes, a server that is away. */
export interface Unsaved<Changes> {
  changes: Partial<Changes>
  /** Of the thing that it was typed into. */
  version: number
  /** ISO. */
  at: string
}

interface Whose {
  userId: number
  accountId: number
  /** `campaign:12`, `template:3`. */
  thing: string
}

const prefix = 'postolka.unsaved:'
const keptMs = 30 * 86_400_000

const keyOf = ({ userId, accountId, thing }: Whose) => `${prefix}${userId}:${accountId}:${thing}`

/** Beside what is being typed now, until it is taken or dropped. */
const leftKeyOf = (whose: Whose) => `${keyOf(whose)}:left`

/**
 * What an earlier visit left, put aside so that typing anew does not write over it. Undefined as well where all of it is
 * in the thing already.
 */
export function readLeft<Changes extends object>(whose: Whose, thing: object): Unsaved<Changes> | undefined {
  const [before, last] = [read<Changes>(leftKeyOf(whose)), read<Changes>(keyOf(whose))]
  const left = last ? { ...last, changes: { ...before?.changes, ...last.changes } } : before
  forgetUnsaved(whose)
  if (left && differs(left.changes, thing)) {
    write(leftKeyOf(whose), left)
    return left
  }
  forgetLeft(whose)
  return undefined
}

function differs(changes: object, thing: object): boolean {
  return Object.entries(changes).some(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify((thing as Record<string, unknown>)[key]),
  )
}

export function forgetLeft(whose: Whose): void {
  remove(leftKeyOf(whose))
}

/** Undefined as well where it cannot be read: an older version of this page may have written it. */
function read<Changes>(key: string): Unsaved<Changes> | undefined {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? 'null') as Unsaved<Changes> | null
    const isOne =
      typeof found?.version === 'number' && typeof found.at === 'string' && typeof found.changes === 'object'
    return isOne && Object.keys(found.changes ?? {}).length > 0 ? found : undefined
  } catch {
    return undefined
  }
}

/** A full storage loses nothing that was not lost before. */
export function keepUnsaved<Changes>(whose: Whose, unsaved: Omit<Unsaved<Changes>, 'at'>, now = new Date()): void {
  write(keyOf(whose), { ...unsaved, at: now.toISOString() })
}

function write(key: string, unsaved: object): void {
  try {
    localStorage.setItem(key, JSON.stringify(unsaved))
  } catch {}
}

export function forgetUnsaved(whose: Whose): void {
  remove(keyOf(whose))
}

function remove(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {}
}

/** What nobody came back for in 30 days, whoever's it is. */
export function sweepUnsaved(now = new Date()): void {
  try {
    for (const key of Object.keys(localStorage).filter(key => key.startsWith(prefix))) {
      const found = read(key)
      if (!found || !(now.getTime() - Date.parse(found.at) < keptMs)) remove(key)
    }
  } catch {}
}
