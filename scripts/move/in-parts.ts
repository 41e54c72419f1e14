import { PostolkaError } from '../../client/src/index.ts'

/**
 * A bulk call that is refused for one wrong row is made again in halves, so that only the wrong rows stay behind: some
 * sixteen calls for one wrong row of two hundred.
 */
export async function inParts<Row>(
  rows: Row[],
  write: (rows: Row[]) => Promise<unknown>,
  refused: (row: Row, error: unknown) => void,
): Promise<void> {
  if (rows.length === 0) return
  try {
    await write(rows)
  } catch (error) {
    if (!(error instanceof PostolkaError && (error.status === 422 || error.status === 413))) throw error
    if (rows.length === 1) return refused(rows[0]!, error)
    const middle = rows.length >> 1
    await inParts(rows.slice(0, middle), write, refused)
    await inParts(rows.slice(middle), write, refused)
  }
}

export function refusedText(error: unknown): string {
  return error instanceof PostolkaError ? JSON.stringify(error.body).slice(0, 300) : String(error)
}

/** What the other server does not have, or not in the account's tariff. */
export function isMissing(error: unknown): error is PostolkaError {
  return error instanceof PostolkaError && [403, 404, 405].includes(error.status)
}
