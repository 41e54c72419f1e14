import type { Language } from '../../../contract/shapes.ts'
import type { ExportRow, ExportSection } from '../../rooms/reports/index.ts'
import { type Html, html } from '../public/html.ts'
import { copyWords } from './copy-words.ts'

/** Who reads it and by which clock. */
export interface Reader {
  language: Language
  timeZone: string
}

type Row = ExportRow
/** One thing that is kept: when, what, and more about it by the name of the column. */
interface Item {
  when?: unknown
  what: string
  facts: [string, string][]
}

/** Told by other sections of the page, with more about them. */
const ELSEWHERE = new Set(['mail.opened', 'mail.clicked', 'mail.accepted', 'mail.refused'])

/** The rows of a section as a person reads them, in words and by the account's clock; the file for machines has the rest. */
export class Copy {
  private readonly words
  private readonly lists = new Map<number, string>()

  constructor(private readonly reader: Reader) {
    this.words = copyWords[reader.language]
  }

  rows(section: ExportSection, rows: Row[]): Html[] {
    return rows.flatMap(row => {
      const item = this.items[section](row)
      return item ? [this.markup(item)] : []
    })
  }

  moment(value: unknown, withTime = true): string {
    const at = value instanceof Date ? value : new Date(String(value))
    const { language, timeZone } = this.reader
    const locale = language === 'cs' ? 'cs-CZ' : 'en-GB'
    const clock = withTime ? { timeStyle: 'short' as const, timeZone } : { timeZone: 'UTC' }
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...clock }).format(at)
  }

  private readonly items: Record<ExportSection, (row: Row) => Item | null> = {
    profile: row => ({ what: '', facts: this.facts(row, Object.keys(this.words.columns)) }),
    lists: row => {
      const { list_id, list_name, fields, groups, names } = row
      this.lists.set(Number(list_id), String(list_name))
      const own = Object.entries({ ...(fields as object), ...((groups as object) ?? {}) })
      const columns = ['status', 'subscribed_at', 'confirmed_at', 'unsubscribed_at', 'unsub_reason', 'source']
      const named = own.map(([key, value]): [string, string] => [
        (names as Record<string, string>)[key] ?? key,
        this.shown('', value),
      ])
      const course = (row.status_history as { date: string; status_new: string }[]).map(
        ({ date, status_new }): [string, string] => [
          this.words.columns.status_history!,
          `${this.moment(`${date.replace(' ', 'T')}Z`)}: ${this.shown('status', status_new)}`,
        ],
      )
      const facts = [...this.facts(row, columns), ...course, ...named].filter(([, value]) => value !== '')
      return { what: String(list_name), facts }
    },
    consents: row => {
      const columns = [
        'list_name',
        'channel',
        'basis',
        'source',
        'obtained_on',
        'wording',
        'ip',
        'user_agent',
        'person',
      ]
      return {
        when: row.at,
        what: this.shown('action', row.action),
        facts: this.facts(row, [...columns, 'merged_from']),
      }
    },
    changes: row => {
      const { at, field, before, after } = row
      const value = (one: unknown) => this.shown(String(field), one) || this.words.nothing
      const what = `${this.words.columns[String(field)] ?? field}: ${value(before)} → ${value(after)}`
      return { when: at, what, facts: this.facts(row, ['list_name', 'channel', 'person']) }
    },
    messages: row => {
      const state = this.words.states[row.state as keyof typeof this.words.states]
      const counted = (n: unknown, text: string) => (Number(n) > 0 ? [text.replace('{n}', String(n))] : [])
      const became = [state, ...counted(row.opens, this.words.opened), ...counted(row.clicks, this.words.clicked)]
      const facts = this.facts(row, ['address', ...(row.state === 'refused' ? ['reply_text'] : []), 'unsubscribed_at'])
      const what = String(row.subject ?? '')
      return { when: row.sent_at ?? row.created_at, what, facts: [['', became.join(', ')], ...facts] }
    },
    hits: row => {
      const what = this.words.hits[row.kind as 'open' | 'click']
      return { when: row.at, what, facts: this.facts(row, ['signal', 'url', 'ip', 'user_agent']) }
    },
    orders: row => {
      const items = (row.items as { title: string | null; code: string | null; quantity: number | null }[]).map(
        ({ title, code, quantity }): [string, string] => ['', `${quantity ?? 1} × ${title ?? code ?? '–'}`],
      )
      const status = this.words.orders[row.status as keyof typeof this.words.orders]
      const columns = ['shop', 'amount', 'currency', 'email', 'city', 'county', 'country']
      const known: [string, string][] = status ? [[this.words.columns.status!, status]] : []
      const props = Object.entries(row.props as object).map(([name, value]): [string, string] => [
        name,
        this.shown('', value),
      ])
      return {
        when: row.ordered_at,
        what: String(row.number),
        facts: [...this.facts(row, columns), ...known, ...props, ...items],
      }
    },
    basket: row => ({
      when: row.at,
      what: `${row.total} ${row.currency}`,
      facts: (row.products as { name: string | null; code: string | null; quantity: number }[]).map(
        ({ name, code, quantity }): [string, string] => ['', `${quantity} × ${name ?? code ?? '–'}`],
      ),
    }),
    views: row => ({ when: row.at, what: String(row.code), facts: [['', `${row.times}×`]] }),
    visits: row => {
      const said = ['title', 'category', 'action', 'label', 'property'].map(name => this.shown('', row[name]))
      const data = row.data === null ? [] : [JSON.stringify(row.data)]
      const facts = [...said, ...data].filter(text => text !== '').map((text): [string, string] => ['', text])
      const what = this.words.visits[row.kind as keyof typeof this.words.visits]
      return { when: row.at, what, facts: [...facts, ...this.facts(row, ['url', 'ip', 'user_agent'])] }
    },
    events: row => this.event(row),
  }

  private event({ at, type, data }: Row): Item | null {
    if (ELSEWHERE.has(String(type))) return null
    const said = data as Row
    const { words } = this
    const listId = Number(said.listId)
    const changed = Array.isArray(said.fields) ? said.fields.map(name => words.columns[String(name)]) : []
    const isSaid = ['custom.event', 'product.viewed', 'basket.changed', 'basket.emptied'].includes(String(type))
    const shop = isSaid ? [said.category, said.action, said.label, said.property, said.value] : []
    const visit = type === 'shop.visited' ? [said.title, said.url, said.referrer] : []
    const texts = [
      typeof said.kind === 'string' && words.mails[said.kind],
      said.listId != null && (this.lists.get(listId) ?? words.gone),
      typeof said.channel === 'string' && (words.channels[said.channel] ?? said.channel),
      typeof said.tag === 'string' && said.tag,
      typeof said.email === 'string' && said.email,
      ...changed,
      ...shop,
      ...visit,
    ]
    const facts = texts
      .filter(text => typeof text === 'string' && text !== '')
      .map((text): [string, string] => ['', `${text}`])
    const what = words.events[type as keyof typeof words.events]
    return what === undefined ? null : { when: at, what, facts }
  }

  private facts(row: Row, columns: string[]): [string, string][] {
    const { columns: names } = this.words
    return columns
      .map((column): [string, string] => [names[column]!, this.shown(column, row[column])])
      .filter(([, value]) => value !== '')
  }

  private shown(column: string, value: unknown): string {
    const { words } = this
    if (value === null || value === undefined) return ''
    if (value instanceof Date) return this.moment(value)
    if (typeof value === 'boolean') return value ? words.yes : words.no
    if (column === 'derived' && Array.isArray(value))
      return value.flatMap(name => words.columns[String(name)]?.toLowerCase() ?? []).join(', ')
    if (Array.isArray(value)) return value.map(one => this.shown('', one)).join(', ')
    if (typeof value === 'object') return JSON.stringify(value)
    return this.codes(column)[String(value)] ?? this.dated(column, String(value))
  }

  private codes(column: string): Record<string, string> {
    const { words } = this
    const byColumn: Record<string, Record<string, string>> = {
      status: words.statuses,
      gender: words.genders,
      suppressed: words.suppressed,
      action: words.actions,
      channel: words.channels,
      basis: words.bases,
      signal: words.signals,
      source: words.channels,
    }
    return byColumn[column] ?? {}
  }

  /** Days without a time, and the name day that has no year, are no instants. */
  private dated(column: string, text: string): string {
    if (column === 'nameday' && /^\d\d-\d\d$/.test(text)) {
      const locale = this.reader.language === 'cs' ? 'cs-CZ' : 'en-GB'
      const day = new Date(`2024-${text}T00:00:00Z`)
      return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(day)
    }
    return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? this.moment(text, false) : text
  }

  private markup({ when, what, facts }: Item): Html {
    const time = when === undefined || when === null ? '' : html`<time>${this.moment(when)}</time>`
    const said = facts.map(([name, value]) =>
      name ? html`<dt>${name}</dt><dd>${value}</dd>` : html`<dd class="w">${value}</dd>`,
    )
    return html`<article>${time}${what === '' ? '' : html`<h3>${what}</h3>`}<dl>${said}</dl></article>\n`
  }
}

export const COPY_LOOK = `body{font:16px/1.55 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#222}
h1{font-size:1.7rem}h2{margin:2.5rem 0 .5rem;font-size:1.25rem}h3{margin:0;font-size:1rem}
article{padding:.7rem 0;border-top:1px solid #ddd;overflow-wrap:break-word}time{color:#666;font-size:.9rem}
dl{display:grid;grid-template-columns:minmax(9rem,13rem) 1fr;gap:.1rem 1rem;margin:.2rem 0 0}dt{color:#666}dd{margin:0;min-width:0;overflow-wrap:anywhere}
.w{grid-column:1/-1}@media(max-width:30rem){dl{display:block}dd{margin-bottom:.4rem}}@media print{article{break-inside:avoid}}`
