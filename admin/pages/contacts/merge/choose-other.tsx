import { Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ContactDetail } from '../../../../contract/contact-detail.ts'
import { contactTable } from '../../../../contract/index.ts'
import { call } from '../../../call.ts'
import { TextLink } from '../../../parts/link.tsx'
import { Part } from '../../../parts/page.tsx'
import { SearchBox } from '../../../parts/search-box.tsx'
import { useSay } from '../../../words/voice.ts'
import { fullName } from '../contact-calls.ts'
import { duplicatesQuery } from '../record-calls.ts'
import classes from './merge.module.css'

const route = getRouteApi('/inside/contacts/$id/merge')

/** The other contact: one of those that look alike, or whoever is found. */
export function ChooseOther({ contact }: { contact: ContactDetail }) {
  const { words } = useSay()
  const { search } = route.useSearch()
  const navigate = route.useNavigate()
  const likely = useQuery(duplicatesQuery(contact.id)).data?.duplicates ?? []
  const found = useQuery({
    queryKey: ['contacts', 'search', search],
    queryFn: () => call(contactTable.page, { query: { search, limit: 10 } }),
    enabled: Boolean(search),
    placeholderData: keepPreviousData,
  })
  // Whoever looks for a twin mostly looks for the same surname.
  const named = useQuery({
    queryKey: ['contacts', 'search', contact.surname],
    queryFn: () => call(contactTable.page, { query: { search: contact.surname ?? '', limit: 10 } }),
    enabled: Boolean(contact.surname) && !search,
  })
  const namesakes = (named.data?.contacts ?? []).filter(
    one => one.id !== contact.id && one.surname === contact.surname && !likely.some(other => other.id === one.id),
  )
  const others = found.data?.contacts.filter(one => one.id !== contact.id) ?? []
  return (
    <>
      {likely.length > 0 && (
        <Part title={words.contact.likely}>
          {likely.map(one => (
            <Choice
              key={one.id}
              contact={contact}
              one={one}
              more={one.reasons.map(reason => words.contact.likelyWhy[reason]).join(', ')}
            />
          ))}
        </Part>
      )}
      <Part title={words.contact.mergeSearch}>
        <div className={classes.search}>
          <SearchBox
            value={search}
            focused
            label={words.contact.mergeSearchHint}
            onSearch={text => void navigate({ search: { search: text }, replace: true })}
          />
        </div>
        {search && found.data && others.length === 0 && <Text c="dimmed">{words.contact.mergeNobody}</Text>}
        {!search && namesakes.length > 0 && (
          <Text size="sm" c="dimmed" mt="md">
            {words.contact.mergeNamesakes}
          </Text>
        )}
        {!search && namesakes.map(one => <Choice key={one.id} contact={contact} one={one} more={one.city} />)}
        {search && others.map(one => <Choice key={one.id} contact={contact} one={one} more={one.city} />)}
      </Part>
    </>
  )
}

interface ChoiceProps {
  contact: ContactDetail
  one: { id: number; email: string; name: string | null; surname: string | null }
  more: string | null
}

function Choice({ contact, one, more }: ChoiceProps) {
  return (
    <div className={classes.choice}>
      <TextLink
        to="/contacts/$id/merge"
        params={{ id: contact.id }}
        search={{ with: one.id }}
        c="var(--ink)"
        fw={550}
        className={classes.choiceName}
      >
        {one.email}
      </TextLink>
      <Text size="sm" c="dimmed">
        {[fullName(one), more].filter(Boolean).join(' · ')}
      </Text>
    </div>
  )
}
