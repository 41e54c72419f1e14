import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { contactTable } from '../../contract/index.ts'
import { call } from '../call.ts'
import { fullName } from '../pages/contacts/contact-calls.ts'
import { useSay } from '../words/voice.ts'
import type { PreviewState } from './use-preview.ts'

/** Whose eyes the preview has. */
export function ContactPicker({ preview, anybody }: { preview: PreviewState; anybody: string }) {
  const { words } = useSay()
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text, 250)
  const seen = preview.query.data?.contact
  const { data } = useQuery({
    queryKey: ['contacts', 'pick', search],
    queryFn: () => call(contactTable.page, { query: { search: search || undefined, limit: 12 } }),
    placeholderData: keepPreviousData,
  })
  const found = new Map(data?.contacts.map(one => [String(one.id), labelOf(one)]))
  if (seen) found.set(String(seen.id), labelOf(seen))
  return (
    <Select
      size="xs"
      flex={1}
      miw={0}
      aria-label={words.editor.previewAs}
      placeholder={anybody}
      data={[...found].map(([value, label]) => ({ value, label }))}
      // The server has already searched, by beginnings; filtering again by the label would hide what it found.
      filter={({ options }) => options}
      value={seen ? String(seen.id) : null}
      searchable
      onFocus={event => event.currentTarget.select()}
      onSearchChange={typed => setText(seen && typed === labelOf(seen) ? '' : typed)}
      onChange={value => preview.setContactId(value ? Number(value) : undefined)}
      nothingFoundMessage={words.contacts.nothingTitle}
      selectFirstOptionOnChange
    />
  )
}

function labelOf(contact: { email: string; name: string | null; surname: string | null }) {
  const name = fullName(contact)
  return name ? `${name} · ${contact.email}` : contact.email
}
