import type { Language } from '../../../../contract/shapes.ts'
import type { DigestLine, DigestRows, ListRow } from '../../contacts/index.ts'
import type { MergeValues } from '../../emails/index.ts'
import { asPlain, asText, ownMail } from '../frame.ts'
import type { MailContent } from '../list-mail.ts'

/** Of each kind so many are named, the others counted. */
export const MOST_NAMED = 50

type What = 'joined' | 'left'

/** One mail a day: how many came and left, and who. The names come in by tags, so that a list's digests are one e-mail. */
export function digestContent(list: ListRow, shown: What[]): MailContent {
  const { language } = list
  const words = WORDS[language]
  const parts = shown.flatMap(what => {
    const tag = what.toUpperCase()
    return [
      `<strong>*|${tag}_COUNT|*</strong>`,
      `*|EACH:${tag}|*<a href="*|loop_var.url|*" style="color:#a8481f">*|loop_var.email|*</a> *|loop_var.name|*<br>*|END|**|${tag}_MORE|*`,
    ]
  })
  return {
    subject: words.subject.replace('{list}', () => asPlain(list.name)),
    html: ownMail({
      language,
      title: words.title,
      heading: asText(list.name),
      lines: parts,
      note: `<a href="*|STOP_URL|*" style="color:#6b625b">${words.stop}</a>`,
    }),
  }
}

/** What the tags of `digestContent` are filled with; `openAt` is where a contact's page is, less its id. */
export function digestValues(language: Language, rows: DigestRows, openAt: string): MergeValues {
  const words = WORDS[language]
  const rules = new Intl.PluralRules(language)
  const values: MergeValues = {}
  for (const what of ['joined', 'left'] as const) {
    const count = rows[what]
    const lines = rows.lines.filter(line => line.what === what)
    const forms: Record<string, string> = words[what]
    const more = count - lines.length
    values[`${what.toUpperCase()}_COUNT`] = (forms[rules.select(count)] ?? forms.other!).replace('{n}', String(count))
    values[`${what.toUpperCase()}_MORE`] = more > 0 ? words.more.replace('{n}', String(more)) : ''
    values[what.toUpperCase()] = lines.map(line => ({
      email: line.email,
      name: nameOf(line),
      url: `${openAt}${line.contact_id}`,
    }))
  }
  return values
}

const nameOf = (line: DigestLine) => [line.name, line.surname].filter(Boolean).join(' ')

const WORDS = {
  cs: {
    subject: 'Přehled kontaktů: {list}',
    title: 'Přehled kontaktů',
    joined: {
      one: 'Přihlásil se {n} člověk',
      few: 'Přihlásili se {n} lidé',
      many: 'Přihlásilo se {n} lidí',
      other: 'Přihlásilo se {n} lidí',
    },
    left: {
      one: 'Odhlásil se {n} člověk',
      few: 'Odhlásili se {n} lidé',
      many: 'Odhlásilo se {n} lidí',
      other: 'Odhlásilo se {n} lidí',
    },
    more: 'a další: {n}',
    stop: 'Tento přehled už nechci',
  },
  en: {
    subject: 'Contacts today: {list}',
    title: 'Contacts today',
    joined: { one: '{n} person has joined', other: '{n} people have joined' },
    left: { one: '{n} person has left', other: '{n} people have left' },
    more: 'and more: {n}',
    stop: 'I want no more of these digests',
  },
}
