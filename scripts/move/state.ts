import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

export interface MoveState {
  from: string
  to: string
  /** Old id → new id. */
  lists: Record<string, number>
  templates: Record<string, number>
  campaigns: Record<string, number>
  /** Pages that are done, by what they are pages of. */
  pages: Record<string, number>
  /** What could not be taken along. */
  notes: string[]
}

export interface Keeper {
  state: MoveState
  save(): void
  note(text: string): void
  /** All was moved: the next run looks at everything again. */
  finish(): void
}

/** Goes on where the file says. Written to a file beside it first, so that a kill leaves no half of it. */
export function keepState(file: string, from: string, to: string): Keeper {
  const fresh: MoveState = { from, to, lists: {}, templates: {}, campaigns: {}, pages: {}, notes: [] }
  const state = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as MoveState) : fresh
  if (state.from !== from || state.to !== to)
    throw new Error(`${file} is of a move from ${state.from} to ${state.to}; name another one by --state, or delete it`)
  const save = () => {
    writeFileSync(`${file}.new`, JSON.stringify(state, null, 2))
    renameSync(`${file}.new`, file)
  }
  return {
    state,
    save,
    note: text => {
      if (!state.notes.includes(text)) state.notes.push(text)
    },
    finish: () => {
      Object.assign(state, { pages: {}, notes: [] })
      save()
    },
  }
}
