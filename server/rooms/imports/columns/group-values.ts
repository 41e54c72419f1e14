import type { GroupType } from '../../../../contract/list.ts'
import type { Fault, KnownGroups, PreparedRow, Put } from './prepare.ts'
import { wordsIn } from './values.ts'

const SHOWN = 200
/** As the groups of a list have it. */
const MOST_CHOICES = 100
const LONGEST_CHOICE = 200

/** Contacts carry the names of categories, as the list writes them. */
export function groupPutter({ id, categories }: KnownGroups[number]): Put {
  const byName = new Map(categories.map(({ name }) => [name.toLowerCase(), name]))
  return (value, row) => {
    const whole = byName.get(value.toLowerCase())
    const names = whole ? [whole] : wordsIn(value).map(word => byName.get(word.toLowerCase()))
    if (names.some(name => name === undefined))
      return {
        fault: 'notCategory',
        expected: categories
          .map(one => one.name)
          .join(', ')
          .slice(0, SHOWN),
      }
    row.groups ??= {}
    row.groups[id] = names as string[]
  }
}

/** The choices of groups that an import is to make, as the check of the whole file finds them. */
export class NewGroups {
  /** By column: the name in small letters → the name as it came first. */
  private readonly found = new Map<number, Map<string, string>>()

  putter(column: number, type: GroupType): Put {
    const found = new Map<string, string>()
    this.found.set(column, found)
    return (value, row): Fault | undefined => {
      const words = type === 'select' ? [value] : wordsIn(value)
      if (words.some(word => word.length > LONGEST_CHOICE))
        return { fault: 'valueTooLong', expected: String(LONGEST_CHOICE) }
      const fresh = new Set(words.map(word => word.toLowerCase()).filter(word => !found.has(word)))
      if (found.size + fresh.size > MOST_CHOICES) return { fault: 'tooManyChoices', expected: String(MOST_CHOICES) }
      row.groups ??= {}
      row.groups[placeOf(column)] = words.map(word => found.get(word.toLowerCase()) ?? word)
    }
  }

  /** Of a row that is taken; what a bad one says is no choice. */
  keep(row: PreparedRow): void {
    for (const [column, found] of this.found)
      for (const word of row.groups?.[placeOf(column)] ?? [])
        if (!found.has(word.toLowerCase())) found.set(word.toLowerCase(), word)
  }

  choices(): { column: number; choices: string[] }[] {
    return [...this.found].map(([column, found]) => ({ column, choices: [...found.values()] }))
  }
}

/** No group has such an id; nothing of a check is written to contacts. */
const placeOf = (column: number) => `new ${column}`
