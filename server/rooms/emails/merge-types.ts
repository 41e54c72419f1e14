export interface EmailSource {
  subject: string
  html: string
  plainText?: string | null
  preheader?: string | null
}

export interface CompileOptions {
  /** `{*|x|*}` puts x in as HTML (transactional mail). Default false: the braces are text. */
  rawBraces?: boolean
  /** false: EACH is a problem (campaigns of an account that must not loop). Default true. */
  loops?: boolean
}

export type ProblemCode =
  | 'unclosedIf'
  | 'unclosedEach'
  | 'unexpectedEnd'
  | 'unexpectedElse'
  | 'badCondition'
  | 'badTag'
  | 'unclosedTag'
  | 'tooDeep'
  | 'loopsNotAllowed'
  /** HTML that is whole only in one branch of a condition, or a tag inside an element's name. */
  | 'splitMarkup'

export interface MergeProblem {
  where: 'subject' | 'html' | 'text' | 'preheader' | 'amp'
  /** UTF-16 units from the start of that template; line and column count from 1. */
  offset: number
  line: number
  column: number
  code: ProblemCode
  tag: string
}

export interface Link {
  /** Counts from 1 in document order. */
  no: number
  /** Template text as in the e-mail, entities decoded, trimmed. */
  url: string
  personal: boolean
  label: string
}

export type MergeValue = string | number | boolean | null | undefined | MergeValue[] | { [key: string]: MergeValue }

export interface MergeValues {
  [UPPER_CASE_NAME: string]: MergeValue
}

export interface SystemLinks {
  unsubscribe: string
  confirm: string
  preferences: string
  webVersion: string
  pixel: string | null
  /** The tracked address of a link; gives back `url` itself where clicks are not tracked. */
  click(no: number, url: string, personal: boolean): string
}

export interface Moment {
  date: Date
  timeZone: string
}

export interface Filled {
  subject: string
  html: string
  text: string
  /** true: values or loops wrote more than 2 MB over the template, the rest was left out; do not send it. */
  truncated: boolean
}

export interface CompiledEmail {
  links: Link[]
  /** Root names used by tags, conditions and loops, upper-case, system tags included. */
  tags: string[]
  problems: MergeProblem[]
  hasUnsubscribe: boolean
  hasConfirm: boolean
  /** Never throws by itself; `now` defaults to the present in UTC. */
  fill(values: MergeValues, system: SystemLinks, now?: Moment): Filled
}
