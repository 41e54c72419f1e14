import { Button, Menu, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ContactDetail, Subscription } from '../../../contract/contact-detail.ts'
import { TextLink } from '../../parts/link.tsx'
import { Part } from '../../parts/page.tsx'
import { useMay } from '../../session.ts'
import type { Say } from '../../words/say.ts'
import { useSay } from '../../words/voice.ts'
import { listsQuery } from '../lists/list-calls.ts'
import classes from './contact-page.module.css'
import { ListValues } from './list-values.tsx'
import { States } from './states-of-list.tsx'
import { StatusDialog, type Wish } from './status-dialog.tsx'
import { StatusDot } from './status-dot.tsx'

export function Subscriptions({ contact }: { contact: ContactDetail }) {
  const { words } = useSay()
  const may = useMay('marketer')
  const [wish, setWish] = useState<Wish | null>(null)
  return (
    <Part title={words.contacts.subscriptions} actions={may && <AddToList contact={contact} add={setWish} />}>
      {contact.subscriptions.length === 0 && <Text c="dimmed">{words.contacts.inNoList}</Text>}
      {contact.subscriptions.map(subscription => (
        <InList key={subscription.listId} contact={contact} subscription={subscription} ask={may ? setWish : null} />
      ))}
      <StatusDialog contact={contact} wish={wish} onClose={() => setWish(null)} />
    </Part>
  )
}

interface InListProps {
  contact: ContactDetail
  subscription: Subscription
  /** Null for who may only look. */
  ask: ((wish: Wish) => void) | null
}

function InList({ contact, subscription, ask }: InListProps) {
  const say = useSay()
  const { words } = say
  const { listId, listName, status } = subscription
  const isIn = status === 'subscribed'
  return (
    <div className={classes.subscription}>
      <div className={classes.subscriptionText}>
        <TextLink to="/lists/$id" params={{ id: listId }} c="var(--ink)" fw={550}>
          {listName}
        </TextLink>
        <div className={classes.under}>{aboutOf(subscription, say).join(' · ')}</div>
      </div>
      <StatusDot status={status} />
      {ask && (
        <Button
          variant="default"
          size="xs"
          aria-label={`${isIn ? words.contacts.unsubscribe : words.contacts.subscribe}: ${listName}`}
          onClick={() => ask({ listId, listName, from: status, status: isIn ? 'unsubscribed' : 'subscribed' })}
        >
          {isIn ? words.contacts.unsubscribe : words.contacts.subscribe}
        </Button>
      )}
      <ListValues contact={contact} subscription={subscription} locked={!ask} />
      <States subscription={subscription} />
    </div>
  )
}

/** Since when, where from, how it was confirmed and why it ended. */
function aboutOf(subscription: Subscription, say: Say): string[] {
  const { words, fill, day } = say
  const { status, unsubscribedAt, subscribedAt, confirmedAt, unsubReason, source } = subscription
  const since = status === 'unsubscribed' ? unsubscribedAt : subscribedAt
  const channels = words.contact.channels as Record<string, string>
  return [
    since && fill(words.contacts.since, { day: day(since) }),
    channels[source] ?? fill(words.contact.joinedSource, { source }),
    confirmedAt && fill(words.contact.confirmedOn, { day: day(confirmedAt) }),
    unsubReason && fill(words.contact.leftWhy, { reason: unsubReason }),
  ].filter(part => typeof part === 'string' && part !== '') as string[]
}

function AddToList({ contact, add }: { contact: ContactDetail; add: (wish: Wish) => void }) {
  const { words } = useSay()
  const { data } = useQuery(listsQuery)
  const joined = new Set(contact.subscriptions.map(one => one.listId))
  const free = data?.lists.filter(list => !joined.has(list.id)) ?? []
  if (free.length === 0) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" size="xs" leftSection={<IconPlus size={14} aria-hidden />}>
          {words.contacts.addToList}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {free.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => add({ listId: id, listName: name, from: null, status: 'subscribed' })}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
