import { fillText } from './compile.ts'
import type { MergeValues } from './merge-types.ts'

/** The address of a page with its tags filled, percent-encoded; null unless it leads to the web. */
export function pageUrl(template: string, values: MergeValues): string | null {
  const filled = fillText(template.trim(), values, 'url')
  const url = URL.canParse(filled) ? new URL(filled) : null
  return url && /^https?:$/.test(url.protocol) ? url.href : null
}
