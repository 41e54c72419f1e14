import type { Role } from '../../../contract/endpoint.ts'
import type { AuditEntry } from '../../../contract/history.ts'
import type { Say } from '../../words/say.ts'

/** What was done, in words; an action that this page does not know yet is shown by its name. */
export function auditSentence(entry: AuditEntry, say: Say): string {
  const { history } = say.words
  const template = (history.actions as Record<string, string>)[entry.action]
  if (template === undefined) return entry.action
  // Where an older entry says less than the sentence asks for.
  const unknown = Object.fromEntries([...template.matchAll(/\{(\w+)\}/g)].map(([, blank]) => [blank!, '–']))
  return say.fill(template, { ...unknown, ...blanksOf(entry, say) })
}

function blanksOf({ data, subject }: AuditEntry, say: Say): Record<string, string> {
  const { history } = say.words
  const numbered = subject === null ? '–' : say.fill(history.numbered, { subject })
  const blanks: Record<string, string> = { subject: subject ?? '–', name: numbered, title: numbered }
  for (const [name, value] of Object.entries(data)) {
    if (typeof value === 'string' && value !== '') blanks[name] = value
    else if (typeof value === 'number') blanks[name] = say.number(value)
  }
  for (const name of ['role', 'from', 'to']) {
    const role = say.words.users.roles[data[name] as Role]
    if (role) blanks[name] = role
  }
  const addresses = Array.isArray(data.to) ? data.to : []
  const changed = Array.isArray(data.changed) ? data.changed : Object.keys(changesIn(data))
  return {
    ...blanks,
    recipients: addresses.length > 0 ? say.list(addresses.map(String)) : '–',
    changed: changed.length > 0 ? say.list([...new Set(changed.map(key => fieldName(String(key), say)))]) : '–',
  }
}

type Changes = Record<string, [unknown, unknown]>

const changesIn = (data: AuditEntry['data']) => (data.changes ?? {}) as Changes

/** From what to what, where the entry says; two nulls say only that it changed. */
export function auditChanges({ data }: AuditEntry, say: Say): { field: string; from: string; to: string }[] {
  return Object.entries(changesIn(data))
    .filter(([, [from, to]]) => from !== null || to !== null)
    .map(([key, [from, to]]) => ({ field: fieldName(key, say), from: valueWord(from, say), to: valueWord(to, say) }))
}

function valueWord(value: unknown, say: Say): string {
  const { values } = say.words.history
  if (value === null || value === '') return values.empty
  if (typeof value === 'boolean') return value ? values.on : values.off
  return typeof value === 'number' ? say.number(value) : String(value)
}

function fieldName(key: string, say: Say): string {
  return (say.words.history.fields as Record<string, string>)[key] ?? key
}
