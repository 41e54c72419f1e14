import { useSyncExternalStore } from 'react'
import type { Language } from '../../contract/shapes.ts'
import { makeSay, type Say } from './say.ts'
import type { Words } from './words.ts'

const remembered = 'postolka.language'
/** Most words are of screens that are not the first one. */
type FirstWords = { [topic in keyof Words]?: Partial<Words[topic]> }
const firsts: Record<Language, () => Promise<FirstWords>> = {
  cs: () => import('./cs-first.ts').then(m => m.first),
  en: () => import('./en-first.ts').then(m => m.first),
}
const wholes: Record<Language, () => Promise<Words>> = {
  cs: () => import('./cs.ts').then(m => m.cs),
  en: () => import('./en.ts').then(m => m.en),
}
let current: Say | undefined
/** Every word is asked for, and every word is there. */
let wantsWhole = false
let isWhole = false
let currency = 'CZK'
let timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
const listeners = new Set<() => void>()

/** Loads a language and switches the whole admin to it. */
export async function speak(language: Language, zone = timeZone, money = currency) {
  if (current?.language === language && zone === timeZone && money === currency) return
  const first = wantsWhole ? null : await firsts[language]()
  const words = first && !wantsWhole ? (first as Words) : await wholes[language]()
  timeZone = zone
  currency = money
  tell(words, language)
  document.documentElement.lang = language
  localStorage.setItem(remembered, language)
}

/** Before anything is shown but the first screen: until then its words alone are there. */
export async function speakWhole() {
  wantsWhole = true
  if (isWhole || !current) return
  const { language } = current
  const words = await wholes[language]()
  // Another language that was chosen meanwhile has come whole.
  if (current.language === language) tell(words, language)
}

function tell(words: Words, language: Language) {
  isWhole = wantsWhole
  current = makeSay(words, language, timeZone, currency)
  for (const listener of listeners) listener()
}

/** What was chosen here last, else what the browser prefers; Slovaks read Czech more gladly than English. */
export function firstGuess(): Language {
  const chosen = localStorage.getItem(remembered)
  if (chosen === 'cs' || chosen === 'en') return chosen
  return navigator.languages.some(language => /^(cs|sk)\b/i.test(language)) ? 'cs' : 'en'
}

function subscribe(tell: () => void) {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export function useSay(): Say {
  const say = useSyncExternalStore(subscribe, () => current)
  if (!say) throw new Error('speak() comes before the first render')
  return say
}

/** Whether there are words for more than the first screen. */
export function useIsWhole(): boolean {
  return useSyncExternalStore(subscribe, () => isWhole)
}
