import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { search } from '../../../contract/index.ts'
import { call } from '../../call.ts'

const TYPING_MS = 150
const SHORTEST = 2

/** What the server finds for the text; undefined before it was asked. */
export function useFound(text: string) {
  const [asked] = useDebouncedValue(text.trim(), TYPING_MS)
  const { data } = useQuery({
    queryKey: ['search', asked],
    queryFn: () => call(search.all, { query: { text: asked } }),
    enabled: asked.length >= SHORTEST,
    placeholderData: keepPreviousData,
  })
  return asked.length >= SHORTEST && text.trim().length >= SHORTEST ? data : undefined
}

/** Without case and accents, as people type in a hurry. */
export const folded = (text: string) => text.trim().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
