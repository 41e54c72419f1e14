import type { Diagnostic } from '@codemirror/lint'
import type { Text } from '@codemirror/state'

/** Something wrong in the source; line and column from 1. */
export interface CodeMark {
  line: number
  column: number
  /** The words in that line that it is about; '' where it is about the line. */
  about: string
  message: string
  severity: 'error' | 'warning'
}

/** Places of a document that has changed since it was judged may be gone: they end at its end. */
export function diagnosticsOf(doc: Text, marks: CodeMark[]): Diagnostic[] {
  return marks
    .map(({ line: number, column, about, message, severity }) => {
      const line = doc.line(Math.max(1, Math.min(number, doc.lines)))
      const from = Math.min(line.from + column - 1, line.to)
      const at = about === '' ? -1 : line.text.indexOf(about, from - line.from)
      if (at >= 0) return { from: line.from + at, to: line.from + at + about.length, message, severity }
      const indent = line.text.length - line.text.trimStart().length
      return { from: Math.max(from, line.from + indent), to: line.to, message, severity }
    })
    .map(mark => ({ ...mark, from: Math.min(mark.from, mark.to) }))
    .sort((a, b) => a.from - b.from)
}
