import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Campaign } from '../../../../contract/campaign.ts'
import { campaigns } from '../../../../contract/index.ts'
import { call } from '../../../call.ts'

/** The e-mail as a contact would get it, 350 ms after the last key. */
export function usePreview(draft: Campaign) {
  const [contactId, setContactId] = useState<number>()
  const [content] = useDebouncedValue({ subject: draft.subject, html: draft.html }, 350)
  const lists = draft.listIds.join()
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
