import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Preview } from '../../contract/email.ts'

/** What an author writes; `html` counts where there is no MJML. */
export interface Source {
  subject: string
  html: string
  mjml: string | null
}

export interface Asked extends Omit<Source, 'html'> {
  contactId: number | undefined
  html: string | undefined
}

/**
 * The e-mail as a contact would get it, 350 ms after the last key. `place` names the thing and whatever else the answer
 * depends on.
 */
export function usePreview(place: unknown[], source: Source, ask: (asked: Asked) => Promise<Preview>) {
  const [contactId, setContactId] = useState<number>()
  const [{ subject, html, mjml }] = useDebouncedValue(source, 350)
  const asked = { contactId, subject, mjml, html: mjml === null ? html : undefined }
  const query = useQuery({
    queryKey: [...place, 'preview', asked],
    queryFn: () => ask(asked),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  })
  const lastWhole = useRef('')
  if (query.data?.html) lastWhole.current = query.data.html
  return { query, contactId, setContactId, lastWhole: lastWhole.current }
}
export type PreviewState = ReturnType<typeof usePreview>
