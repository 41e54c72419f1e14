import type { MergeContext } from './escape.ts'
import type { Token } from './tokens.ts'
import type { UrlNode } from './tree.ts'

export interface Attribute {
  /** Lower-case; '' where a tag made it up, then nothing is known of it. */
  name: string
  quote: '"' | "'" | ''
  /** Of the value without its quotes. */
  start: number
  end: number
  tokens: Token[]
  /** Set by the HTML part, read by the text part: both must give a link the same number. */
  url?: UrlNode
}

export interface StartTag {
  name: string
  start: number
  isEnd: boolean
  attributes: Attribute[]
}

/** What a scan tells, in document order; places are offsets into the template. */
export interface HtmlEvents {
  text(start: number, end: number): void
  tag(token: Token, context: MergeContext): void
  attribute(attribute: Attribute, element: StartTag): void
  startTag(element: StartTag, end: number): void
  endTag(element: StartTag, end: number): void
  /** Content for old Outlook alone (`<!--[if mso]>`) begins or ends. */
  outlookOnly(begins: boolean): void
}
