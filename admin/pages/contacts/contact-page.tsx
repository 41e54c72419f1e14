import { Alert, Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDots, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { ContactDetail } from '../../../contract/contact-detail.ts'
import { oneContact } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { useTell } from '../../parts/notify.ts'
import { Page } from '../../parts/page.tsx'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { Consents } from './consents.tsx'
import { contactQuery, fullName } from './contact-calls.ts'
import classes from './contact-page.module.css'
import { Profile } from './profile.tsx'
import { Subscriptions } from './subscriptions.tsx'
import { Timeline } from './timeline.tsx'

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
        {known => <Detail contact={known} />}
      </Asked>
    </Page>
  )
}

function Lead({ contact, named }: { contact: ContactDetail; named: boolean }) {
  const say = useSay()
  const { words } = say
  const parts = [
    named && contact.email,
    say.fill(words.contacts.addedOn, { day: say.day(contact.insertedAt) }),
    contact.source && say.fill(words.contacts.source, { source: contact.source }),
  ]
  return <span className={classes.lead}>{parts.filter(Boolean).join(' · ')}</span>
}

function Detail({ contact }: { contact: ContactDetail }) {
  const { words } = useSay()
  const why = words.contacts.suppressedWhy as Record<string, string>
  return (
    <>
      {contact.suppressed && (
        <Alert color="red" variant="light" mb="xl" title={words.contacts.suppressed}>
          {why[contact.suppressed] ?? contact.suppressed}
        </Alert>
      )}
      <div className={classes.columns}>
        <div>
          <Profile contact={contact} />
        </div>
        <div>
          <Subscriptions contact={contact} />
          <Timeline contact={contact} />
          <Consents contact={contact} />
        </div>
      </div>
    </>
  )
}

function ContactActions({ contact }: { contact: ContactDetail }) {
  const say = useSay()
  const { words } = say
  const [asking, dialog] = useDisclosure()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const tell = useTell()
  const remove = useMutation({
    mutationFn: () => call(oneContact.remove, { params: { id: contact.id } }),
    onSuccess: async () => {
      tell.done(say.fill(words.contacts.deletedTell, { email: contact.email }))
      await navigate({ to: '/contacts' })
      queries.removeQueries({ queryKey: ['contacts', contact.id] })
      await queries.invalidateQueries({ queryKey: ['contacts'] })
      await queries.invalidateQueries({ queryKey: ['lists'] })
    },
    onError: tell.failed,
  })
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" px="xs" aria-label={words.general.more}>
            <IconDots size={18} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={dialog.open}>
            {words.contacts.delete}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={asking}
        onClose={dialog.close}
        title={say.fill(words.contacts.deleteTitle, { email: contact.email })}
        action={words.contacts.delete}
        typed={contact.email}
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        {words.contacts.deleteLead}
      </Confirm>
    </>
  )
}
