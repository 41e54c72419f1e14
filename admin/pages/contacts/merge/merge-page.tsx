import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Page } from '../../../parts/page.tsx'
import { Asked, TextSkeleton } from '../../../parts/states.tsx'
import { useSay } from '../../../words/voice.ts'
import { contactQuery, fullName } from '../contact-calls.ts'
import { ChooseOther } from './choose-other.tsx'
import { Compare } from './compare.tsx'

const route = getRouteApi('/inside/contacts/$id/merge')

/** Two contacts that are one person: chosen, compared field by field, and made one. */
export function MergePage() {
  const { id } = route.useParams()
  const { with: other } = route.useSearch()
  const { words } = useSay()
  const query = useQuery(contactQuery(id))
  const name = query.data && (fullName(query.data) || query.data.email)
  return (
    <Page
      title={words.contact.mergeTitle}
      lead={other ? words.contact.mergeMoves : words.contact.mergeChoose}
      back={{ to: '/contacts/$id', params: { id }, word: name || words.contacts.title }}
    >
      <Asked query={query} skeleton={<TextSkeleton lines={8} />}>
        {contact =>
          other ? <Compare key={`${id} ${other}`} id={contact.id} other={other} /> : <ChooseOther contact={contact} />
        }
      </Asked>
    </Page>
  )
}
