import { createHash } from 'node:crypto'

/** A piece of SQL: values become parameters, fragments nest. */
export class Sql {
  constructor(
    readonly strings: readonly string[],
    readonly values: readonly unknown[],
    private readonly isPrepared = true,
  ) {}

  /**
   * The same, planned anew at each run for the values it has then: for conditions that a person puts together, where the plan
   * for "some value" can be a thousand times slower, and whose many texts would fill the connections with prepared statements.
   */
  unprepared(): Sql {
    return new Sql(this.strings, this.values, false)
  }

  /** The statement as PostgreSQL gets it: text with $1…$n, its values, and a name that the same text always has. */
  statement(): { name?: string; text: string; values: unknown[] } {
    let text = ''
    const values: unknown[] = []
    const walk = (part: Sql) => {
      text += part.strings[0]
      for (let i = 0; i < part.values.length; i++) {
        const value = part.values[i]
        if (value instanceof Sql) walk(value)
        else text += `$${values.push(value)}`
        text += part.strings[i + 1]
      }
    }
    walk(this)
    return this.isPrepared ? { name: nameOf(text), text, values } : { text, values }
  }
}

export function sql(strings: TemplateStringsArray, ...values: unknown[]): Sql {
  return new Sql(strings, values)
}

/** Nothing: for a condition that does not apply. */
export const nothing = new Sql([''], [])

/** `and`/`or`/`,` between fragments; no fragments give the `empty` one. */
export function join(parts: readonly Sql[], separator: string, empty: Sql = nothing): Sql {
  if (parts.length === 0) return empty
  return new Sql(['', ...Array<string>(parts.length - 1).fill(separator), ''], parts)
}

/** A table or column that our own code names, never a user's text. */
export function identifier(name: string): Sql {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) throw new Error(`not an identifier: ${name}`)
  return new Sql([name], [])
}

const names = new Map<string, string>()

/** Prepared statements are named by their text; a few hundred texts exist, but a bound keeps a mistake from leaking. */
function nameOf(text: string): string {
  let name = names.get(text)
  if (!name) {
    if (names.size > 5_000) names.clear()
    name = createHash('sha1').update(text).digest('base64url')
    names.set(text, name)
  }
  return name
}
