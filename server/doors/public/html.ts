/** Markup that is safe to send; made by `html` alone. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | null | false | Part[]

const REFERENCES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function written(part: Part): string {
  if (part instanceof Html) return part.text
  if (Array.isArray(part)) return part.map(written).join('')
  if (part === null || part === false) return ''
  return String(part).replace(/[&<>"']/g, character => REFERENCES[character]!)
}

/** Whatever is put in is escaped, unless it is markup made here too. Attributes must stand in quotes. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.reduce((text, string, i) => text + written(parts[i - 1]!) + string))
}
