/** A piece of HTML: texts are escaped, pieces nest. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | number | Html | Part[] | false | undefined

export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.reduce((text, string, i) => text + rendered(parts[i - 1]) + string))
}

function rendered(part: Part): string {
  if (part === undefined || part === false) return ''
  if (part instanceof Html) return part.text
  if (Array.isArray(part)) return part.map(rendered).join('')
  return String(part).replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`)
}
