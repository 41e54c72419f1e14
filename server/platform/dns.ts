import { Resolver } from 'node:dns/promises'

/** Asking the name system, a parameter like time and chance. */
export interface Dns {
  /** Each record's strings joined; none where the name has none. Throws when nobody could be asked. */
  txt(name: string): Promise<string[]>
}

const NONE = new Set(['ENOTFOUND', 'ENODATA'])

export function systemDns(): Dns {
  const resolver = new Resolver({ timeout: 1_500, tries: 1 })
  return {
    txt: async name => {
      try {
        return (await resolver.resolveTxt(name)).map(strings => strings.join(''))
      } catch (error) {
        if (NONE.has((error as { code?: string }).code ?? '')) return []
        throw error
      }
    },
  }
}
