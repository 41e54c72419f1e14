import { useMutation, useQueryClient } from '@tanstack/react-query'
import { session as sessionApi } from '../../contract/index.ts'
import type { Language } from '../../contract/shapes.ts'
import { call } from '../call.ts'
import { know } from '../session.ts'
import { useTell } from './notify.ts'

/** Each language calls itself by its own name, so these are not translated. */
export const languages: [Language, string][] = [
  ['cs', 'Čeština'],
  ['en', 'English'],
]

export function useLanguage() {
  const queries = useQueryClient()
  const tell = useTell()
  return useMutation({
    mutationFn: (chosen: Language) => call(sessionApi.setLanguage, { body: { language: chosen } }),
    onSuccess: session => know(queries, session),
    onError: tell.failed,
  })
}
