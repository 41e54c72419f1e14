import type { Db } from '../../platform/db.ts'
import type { EventRow } from '../events/index.ts'
import {
  campaignsNamed,
  contactsNamed,
  listsNamed,
  messagesNamed,
  type NamedCampaign,
  type NamedContact,
  type NamedMessage,
} from './queries-facts.ts'

/** What a batch of events names by ids, looked up at once. */
export interface Facts {
  /** By the id that the event has. */
  contacts: Map<number, NamedContact>
  messages: Map<number, NamedMessage>
  campaigns: Map<number, NamedCampaign>
  campaignsByDispatch: Map<number, NamedCampaign>
  lists: Map<number, { id: number; name: string }>
}

export async function factsOf(db: Db, accountId: number, events: EventRow[]): Promise<Facts> {
  const ids = (key: string) => [
    ...new Set(events.flatMap(({ data }) => (typeof data[key] === 'number' ? [data[key] as number] : []))),
  ]
  const keys = events.flatMap(({ data }) =>
    typeof data.messageId === 'number' && typeof data.month === 'string'
      ? [[data.messageId, { id: data.messageId, month: data.month }] as const]
      : [],
  )
  const contacts = await contactsNamed(db, accountId, [...new Set(events.flatMap(event => event.contact_id ?? []))])
  const messages = await messagesNamed(db, accountId, [...new Map(keys).values()])
  const campaigns = await campaignsNamed(db, accountId, ids('campaignId'), ids('dispatchId'))
  const lists = await listsNamed(db, accountId, ids('listId'))
  return {
    contacts: new Map(contacts.map(({ of, id, email, name, surname }) => [of, { id, email, name, surname }])),
    messages: new Map(messages.map(message => [message.id, message])),
    campaigns: new Map(campaigns.map(campaign => [campaign.id, campaign])),
    campaignsByDispatch: new Map(campaigns.flatMap(one => (one.dispatch_id === null ? [] : [[one.dispatch_id, one]]))),
    lists: new Map(lists.map(list => [list.id, list])),
  }
}

export const contactOf = (event: EventRow, facts: Facts) =>
  event.contact_id === null ? undefined : facts.contacts.get(event.contact_id)

export const messageOf = (event: EventRow, facts: Facts) =>
  typeof event.data.messageId === 'number' ? facts.messages.get(event.data.messageId) : undefined
