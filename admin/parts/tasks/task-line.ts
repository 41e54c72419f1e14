import type { Task } from '../../../contract/task.ts'
import { Refused } from '../../call.ts'
import type { Say } from '../../words/say.ts'
import { sentence } from '../notify.ts'
import { toldBulk, toldExport, toldUndo } from './told-contacts.ts'

/** Below this the first guess would jump about. */
const TOO_EARLY_MS = 3_000

/** How far a running task is, and how long it will still take; null where nothing is known yet. */
export function progressLine(task: Task, say: Say, now = Date.now()): string | null {
  const { tasks } = say.words
  if (task.state !== 'running' || (task.done === 0 && task.total === null)) return null
  if (task.total === null) return say.fill(tasks.progressUnknown, { done: say.number(task.done) })
  const line = say.fill(tasks.progress, { done: say.number(task.done), total: say.number(task.total) })
  const left = secondsLeft(task, now)
  return left === null ? line : `${line} · ${say.fill(tasks.timeLeft, { time: duration(left, say) })}`
}

function secondsLeft(task: Task, now: number): number | null {
  if (task.startedAt === null || task.total === null || task.done === 0) return null
  const spentMs = now - new Date(task.startedAt).getTime()
  if (spentMs < TOO_EARLY_MS) return null
  return ((spentMs / task.done) * Math.max(0, task.total - task.done)) / 1000
}

function duration(seconds: number, say: Say): string {
  const { tasks } = say.words
  return seconds < 60
    ? say.plural(Math.max(1, Math.round(seconds)), tasks.seconds)
    : say.plural(Math.round(seconds / 60), tasks.minutes)
}

/** Why it failed, in the reader's language. */
export function failureLine(task: Task, say: Say): string | null {
  if (task.error === null) return null
  const { code, message, details } = task.error
  const { words } = say
  const known = code in words.problems
  const why = known
    ? sentence(new Refused(code as keyof typeof words.problems, message, 0, details), say)
    : words.tasks.internal
  return say.fill(words.tasks.failedBecause, { why })
}

/** How a kind tells what it was asked to do and what came of it, where its name alone is too little. */
type Told = (task: Task, say: Say) => string | null

/** The file of an import, and how many new contacts came of it. */
const ofImport: Told = (task, say) => {
  const name = typeof task.params.fileName === 'string' ? task.params.fileName : null
  const made = task.result?.newContacts
  if (name === null || typeof made !== 'number' || task.kind !== 'imports.load') return name
  const contacts = say.plural(made, say.words.general.contacts)
  return say.fill(say.words.imports.loadedTold, { name, contacts })
}
const exported: Told = (task, { words, plural }) =>
  typeof task.result?.rows === 'number' ? plural(task.result.rows, words.reports.exportedRows) : null

const told: Partial<Record<Task['kind'], Told>> = {
  'contacts.bulk': toldBulk,
  'contacts.undoBulk': toldUndo,
  'contacts.export': toldExport,
  'imports.check': ofImport,
  'imports.load': ofImport,
  'imports.undo': ofImport,
  'reports.exportRecipients': exported,
  'reports.exportCampaigns': exported,
  'shop.exportOrders': exported,
}

export function outcomeLine(task: Task, say: Say): string | null {
  return told[task.kind]?.(task, say) ?? null
}
