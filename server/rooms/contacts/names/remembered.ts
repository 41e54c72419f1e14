/**
 * `compute`, remembering its answers. First names and surnames repeat a lot, but an import brings millions of pairs: at
 * `limit` answers the memory is thrown away rather than let grow.
 */
export function remembered<T>(limit: number, compute: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>()
  return text => {
    const known = answers.get(text)
    if (known !== undefined) return known
    const answer = compute(text)
    if (answers.size >= limit) answers.clear()
    answers.set(text, answer)
    return answer
  }
}
