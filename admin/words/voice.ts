import { useSyncExternalStore } from 'react'
import type { Language } from '../../contract/shapes.ts'
import { makeSay, type Say } from './say.ts'
import type { Words } from './words.ts'

const remembered = 'postolka.language'
const loaders: Record<Language, () => Promise<Words>> = {
  cs: () => import('./cs.ts').then(m => m.cs),
  en: () => import('./en.ts').then(m => m.en),
}
let current: Say | undefined
let timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
const listeners = new Set<() => void>()

/** Loads a language and switches the whole admin to it. */
export async function speak(language: Language, zone = timeZone) {
  if (current?.language === language && zone === timeZone) return
  const words = await loaders[language]()
  timeZone = zone
  current = makeSay(words, language, zone)
  document.documentElement.lang = language
  localStorage.setItem(remembered, language)
  for (const tell of listeners) tell()
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
