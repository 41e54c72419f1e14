import { RequestProblem } from '../../platform/errors.ts'

/** What is wrong with a row says which row it is: its number in the call. */
export function atRow<T>(row: number, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof RequestProblem)) throw error
    throw new RequestProblem(error.code, { ...(error.details as object | undefined), row })
  }
}
