import { Button, Menu, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ContactDetail } from '../../../contract/contact-detail.ts'
import { oneContact } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { TextLink } from '../../parts/link.tsx'
import { useTell } from '../../parts/notify.ts'
import { Part } from '../../parts/page.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { listsQuery } from '../lists/list-calls.ts'
import { contactQuery } from './contact-calls.ts'
import classes from './contact-page.module.css'
import { StatusDot } from './status-dot.tsx'

type Subscription = ContactDetail['subscriptions'][number]
type Wish = { listId: number; listName: string; status: 'subscribed' | 'unsubscribed' }

export function Subscriptions({ contact }: { contact: ContactDetail }) {
  const { words } = useSay()
  const may = useMay('marketer')
  const set = useSetStatus(contact)
  return (
    <Part title={words.contacts.subscriptions} actions={may && <AddToList contact={contact} add={set.mutate} />}>
      {contact.subscriptions.length === 0 && <Text c="dimmed">{words.contacts.inNoList}</Text>}
      {contact.subscriptions.map(subscription => (
        <SubscriptionRow key={subscription.listId} subscription={subscription}>
          {may && (
            <Button
              variant="default"
              size="xs"
              loading={set.isPending && set.variables.listId === subscription.listId}
              onClick={() =>
                set.mutate({
                  listId: subscription.listId,
                  listName: subscription.listName,
                  status: subscription.status === 'subscribed' ? 'unsubscribed' : 'subscribed',
                })
              }
            >
              {subscription.status === 'subscribed' ? words.contacts.unsubscribe : words.contacts.subscribe}
            </Button>
          )}
        </SubscriptionRow>
      ))}
    </Part>
  )
}

function SubscriptionRow({ subscription, children }: { subscription: Subscription; children: React.ReactNode }) {
  const say = useSay()
  const since = subscription.status === 'unsubscribed' ? subscription.unsubscribedAt : subscription.subscribedAt
  const fields = Object.entries(subscription.fields)
  return (
    <div className={classes.subscription}>
      <div className={classes.subscriptionText}>
        <TextLink to="/lists/$id" params={{ id: subscription.listId }} c="var(--ink)" fw={550}>
          {subscription.listName}
        </TextLink>
        <div className={classes.under}>
          {since && say.fill(say.words.contacts.since, { day: say.day(since) })} · {subscription.source}
        </div>
        {fields.length > 0 && (
          <div className={classes.under}>{fields.map(([key, value]) => `${key}: ${plain(value)}`).join(' · ')}</div>
        )}
      </div>
      <StatusDot status={subscription.status} />
      {children}
    </div>
  )
}

const plain = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value))

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
      <Menu.Dropdown>
        {free.map(list => (
          <Menu.Item key={list.id} onClick={() => add({ listId: list.id, listName: list.name, status: 'subscribed' })}>
            {list.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function useSetStatus(contact: ContactDetail) {
  const say = useSay()
  const { words } = say
  const queries = useQueryClient()
  const tell = useTell()
  return useMutation({
    mutationFn: ({ listId, status }: Wish) =>
      call(oneContact.setStatus, { params: { id: contact.id, listId }, body: { status } }),
    onSuccess: async (changed, { status, listName }) => {
      queries.setQueryData(contactQuery(contact.id).queryKey, changed)
      const told = status === 'subscribed' ? words.contacts.subscribedTell : words.contacts.unsubscribedTell
      tell.done(say.fill(told, { email: contact.email, list: listName }))
      await queries.invalidateQueries({ queryKey: ['lists'] })
      await queries.invalidateQueries({ queryKey: ['contacts', 'page'] })
    },
    onError: tell.failed,
  })
}
