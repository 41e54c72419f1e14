import type { Task } from '../../../contract/task.ts'
import type { Say } from '../../words/say.ts'

const numberIn = (value: unknown) => (typeof value === 'number' ? value : 0)

/** What an action on many was, and how many it changed and left out. */
export function toldBulk(task: Task, say: Say): string | null {
  const t = say.words.contactTable
  const { action } = task.params as { action?: { do: keyof typeof t.actions; tags?: string[] } }
  if (!action) return null
  const what = [t.actions[action.do], ...(action.tags ? [action.tags.join(', ')] : [])].join(': ')
  if (!task.result) return what
  const left = Object.values((task.result.left ?? {}) as Record<string, number>).reduce((sum, n) => sum + n, 0)
  const changed = say.plural(numberIn(task.result.changed), t.outcome.changed)
  return [what, changed, ...(left > 0 ? [say.fill(t.outcome.left, { n: say.number(left) })] : [])].join(' · ')
}

export function toldUndo(task: Task, say: Say): string | null {
  const { outcome } = say.words.contactTable
  if (!task.result) return null
  const kept = numberIn(task.result.kept)
  const restored = say.plural(numberIn(task.result.restored), outcome.restored)
  return [restored, ...(kept > 0 ? [say.fill(outcome.kept, { n: say.number(kept) })] : [])].join(' · ')
}

export function toldExport(task: Task, say: Say): string | null {
  return task.result ? say.plural(numberIn(task.result.rows), say.words.contactTable.outcome.rows) : null
}
