import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type AsOf, contactAsOf, identitiesOf } from '../contacts/index.ts'
import { type Addressee, CompiledEmails, type SystemLinks } from '../emails/index.ts'
import { type ComposedMail, composeFilled, valuesOfMessage } from './compose.ts'
import { type SentMessage, sentMessage } from './queries-track.ts'
import { shopSaid } from './said.ts'
import { transmissionOf } from './transmissions.ts'

/**
 * A message of a contact as it was composed: the frozen e-mail, filled with what the contact was at that moment. Its links
 * lead straight where they say, its pixel and everything else that would act for the contact is taken out, so that looking
 * at it is neither an open nor a click, and unsubscribes nobody. Throws thing.notFound.
 */
export async function readAsSent(
  ground: Ground,
  accountId: number,
  contactId: number,
  key: { month: string; id: number },
): Promise<AsSent> {
  const [message, identities] = await Promise.all([
    sentMessage(ground.db, { accountId, ...key }),
    identitiesOf(ground.db, accountId, contactId),
  ])
  if (!message?.contact_id || !identities.includes(message.contact_id)) throw problem('thing.notFound')
  return await composeAsSent(ground, accountId, message)
}

export interface AsSent {
  message: SentMessage
  composed: ComposedMail
}

/** The same of any message, whoever it went to. Throws thing.notFound, also when what it said is no longer kept. */
export async function readMessageAsSent(
  ground: Ground,
  accountId: number,
  key: { month: string; id: number },
): Promise<AsSent> {
  const message = await sentMessage(ground.db, { accountId, ...key })
  if (!message) throw problem('thing.notFound')
  return await composeAsSent(ground, accountId, message)
}

async function composeAsSent(ground: Ground, accountId: number, message: SentMessage): Promise<AsSent> {
  const email = await new CompiledEmails(ground).get(accountId, message.email_id)
  const transmission = await transmissionOf(ground, message)
  if (!email || transmission === undefined) throw problem('thing.notFound')
  const ofId = message.addressing ? message.addressing.contact : message.contact_id
  const then = ofId === null ? null : await contactAsOf(ground.db, accountId, ofId, message.list_id, message.sent_at)
  // What is sealed stays so, and the address carries nobody's ecmid.
  const shop_values = await shopSaid(ground, email, message)
  const addressee: SentMessage = { ...message, shop_values, ...(then && asAddressee(then)), sealed_vars: null }
  const values = { ...valuesOfMessage(ground, addressee, transmission, email.row.from_email), ECMID: '' }
  const filling = { links: harmlessLinks(ground), values, now: message.sent_at }
  return { message, composed: composeFilled(ground, addressee, { email, transmission }, filling) }
}

function asAddressee({ contact, fields, connectionId }: AsOf): Addressee {
  const { email, name, surname, vocative, vocative_surname, gender, nameday, birthday } = contact
  const { pretitle, surtitle, company, street, city, zip, country, phone } = contact
  const person = { email, name, surname, vocative, vocative_surname, gender, nameday, birthday, pretitle, surtitle }
  return { ...person, company, street, city, zip, country, phone, fields, connection_id: connectionId }
}

/** Addresses that look like those of the mail and lead to nothing of the contact's. */
function harmlessLinks(ground: Ground): SystemLinks {
  const unsubscribe = `${ground.publicUrl}/u/removed`
  return {
    unsubscribe,
    confirm: `${ground.publicUrl}/s/removed`,
    preferences: unsubscribe,
    webVersion: `${ground.publicUrl}/t/w/removed`,
    pixel: null,
    click: (_no, url) => url,
  }
}
