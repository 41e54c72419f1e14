import type { cs } from './cs.ts'
import type { Plural } from './say.ts'

/** The same keys with any text: what a second language has to fill in. */
export type Worded<T> = {
  [K in keyof T]: T[K] extends Plural ? Plural : T[K] extends string ? string : Worded<T[K]>
}

export type Words = Worded<typeof cs>
