import type { StartTag } from './html-events.ts'
import type { Report } from './problems.ts'
import type { Token } from './tokens.ts'

export interface State {
  mode: 'text' | 'element' | 'raw' | 'comment'
  element: StartTag | null
  /** The element whose end tag alone ends mode raw. */
  raw: string
  /** A tag cut a name short: what comes next may be the rest of it (`on*|IF:X|*click`). */
  isNameOpen: boolean
}

export const inText: State = { mode: 'text', element: null, raw: '', isNameOpen: false }

interface Branching {
  entry: State
  ends: string[]
  hasElse: boolean
}

const keyOf = (state: State) => (state.mode === 'raw' ? state.raw : state.mode)

/** Follows a scan through IF and EACH: ELSE goes on in the state in which IF stood, and all branches must end alike. */
export class Branches {
  private readonly open: Branching[] = []
  private readonly report: Report

  constructor(report: Report) {
    this.report = report
  }

  /** The state behind a tag that was met in `state`. */
  after(token: Token, state: State): State {
    const kind = token.tag.kind
    const branching = this.open.at(-1)
    if (kind === 'if' || kind === 'each') this.open.push({ entry: { ...state }, ends: [], hasElse: false })
    if (branching && (kind === 'else' || kind === 'elseif')) {
      branching.ends.push(keyOf(state))
      branching.hasElse ||= kind === 'else'
      return { ...branching.entry }
    }
    if (branching && kind === 'end') {
      this.open.pop()
      const ends = [...branching.ends, keyOf(state)]
      if (!branching.hasElse) ends.push(keyOf(branching.entry))
      if (new Set(ends).size > 1) this.report('splitMarkup', token.start, token.source)
    }
    return state
  }
}
