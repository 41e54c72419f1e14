import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { campaigns } from '../../../../contract/index.ts'
import { call } from '../../../call.ts'
import type { Draft } from './use-draft.ts'

/** The e-mail as a contact would get it, 350 ms after the last key. */
export function usePreview({ values: draft, savedListIds }: Draft) {
  const [contactId, setContactId] = useState<number>()
  const [content] = useDebouncedValue({ subject: draft.subject, html: draft.html }, 350)
  const lists = savedListIds.join()
  const query = useQuery({
    queryKey: ['campaigns', draft.id, 'preview', contactId, content.subject, content.html, contactId ? '' : lists],
    queryFn: () => call(campaigns.preview, { params: { id: draft.id }, body: { contactId, ...content } }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  })
  return { query, contactId, setContactId }
}
export type PreviewState = ReturnType<typeof usePreview>
