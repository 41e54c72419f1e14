import type { MergeProblem, ProblemCode } from './merge-types.ts'

/** More would help nobody, and each costs a walk through the template. */
const mostPerTemplate = 100

export type Report = (code: ProblemCode, offset: number, tag: string) => void

/** Collects problems of one template into a shared list, with line and column. */
export function reportInto(list: MergeProblem[], where: MergeProblem['where'], template: string): Report {
  let left = mostPerTemplate
  return (code, offset, tag) => {
    if (left-- <= 0) return
    const before = template.slice(0, offset)
    const lineStart = before.lastIndexOf('\n') + 1
    const line = before.split('\n').length
    list.push({ where, offset, line, column: offset - lineStart + 1, code, tag: tag.slice(0, 120) })
  }
}
