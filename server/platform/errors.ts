import { type ProblemCode, problems } from '../../contract/problem.ts'

/** A wrong request: said to the caller in the door's own dialect. Everything else that is thrown is a bug. */
export class RequestProblem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly details?: unknown,
  ) {
    super(problems[code].message)
  }

  get status(): number {
    return problems[this.code].status
  }
}

export function problem(code: ProblemCode, details?: unknown): RequestProblem {
  return new RequestProblem(code, details)
}
