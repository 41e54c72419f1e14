const cache = new Map<string, string>()

/** Lower case without diacritics: the key under which a name is looked up ('Ondřej' and 'ONDREJ' are one). */
export function fold(text: string): string {
  const known = cache.get(text)
  if (known !== undefined) return known
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  // Imports bring millions of surnames: the memory is thrown away rather than let grow.
  if (cache.size >= 20_000) cache.clear()
  cache.set(text, folded)
  return folded
}
