import { Alert } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ContactDetail } from '../../../contract/contact-detail.ts'
import { Page } from '../../parts/page.tsx'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { Basket } from './basket.tsx'
import { ContactActions } from './contact-actions.tsx'
import { contactQuery, fullName } from './contact-calls.ts'
import classes from './contact-page.module.css'
import { Likely } from './likely.tsx'
import { Profile } from './profile.tsx'
import { Record } from './record.tsx'
import { Subscriptions } from './subscriptions.tsx'

const route = getRouteApi('/inside/contacts/$id')

export function ContactPage() {
  const { id } = route.useParams()
  const { words } = useSay()
  const may = useMay('marketer')
  const query = useQuery(contactQuery(id))
  const contact = query.data
  const name = contact && fullName(contact)
  return (
    <Page
      title={name || contact?.email || words.contacts.title}
      back={{ to: '/contacts', word: words.contacts.title }}
      lead={contact && <Lead contact={contact} named={Boolean(name)} />}
      actions={may && contact && <ContactActions contact={contact} />}
    >
      <Asked query={query} skeleton={<TextSkeleton lines={12} />}>
        {known => <Detail key={known.id} contact={known} />}
      </Asked>
    </Page>
  )
}

function Lead({ contact, named }: { contact: ContactDetail; named: boolean }) {
  const say = useSay()
  const { words } = say
  const emails = say.list(contact.merged.map(one => one.email))
  const parts = [
    named && contact.email,
    say.fill(words.contacts.addedOn, { day: say.day(contact.insertedAt) }),
    `${say.fill(words.contact.rating, { points: say.number(contact.rating.points) })} (${words.contact.ratingWhy[contact.rating.why]})`,
    contact.source && say.fill(words.contacts.source, { source: contact.source }),
    emails && say.fill(words.contact.mergedFrom, { emails }),
  ]
  return <span className={classes.lead}>{parts.filter(Boolean).join(' · ')}</span>
}

function Detail({ contact }: { contact: ContactDetail }) {
  const { words } = useSay()
  const why = words.contacts.suppressedWhy as globalThis.Record<string, string>
  return (
    <>
      {contact.suppressed && (
        <Alert color="red" variant="light" mb="xl" title={words.contacts.suppressed}>
          {[why[contact.suppressed] ?? contact.suppressed, contact.bounceMessage].filter(Boolean).join(' ')}
        </Alert>
      )}
      <Likely contact={contact} />
      <div className={classes.columns}>
        <div>
          <Profile contact={contact} />
        </div>
        <div>
          <Subscriptions contact={contact} />
          <Basket contact={contact} />
          <Record contact={contact} />
        </div>
      </div>
    </>
  )
}
