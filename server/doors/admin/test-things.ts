import { Readable } from 'node:stream'
import { writeFile } from '../../platform/files.ts'
import type { Ground } from '../../platform/ground.ts'
import { addSenderDomain, addUser, invite, openSessions, signIn, userById } from '../../rooms/accounts/index.ts'
import { createCampaign } from '../../rooms/campaigns/index.ts'
import { createContact, createList } from '../../rooms/contacts/index.ts'
import { createTemplate } from '../../rooms/emails/index.ts'
import { beginImport } from '../../rooms/imports/index.ts'
import { mailboxCarriers, mailboxPage } from '../../rooms/outbox/index.ts'
import { addFeed, addFolder, placeOrder } from '../../rooms/shop/index.ts'
import { startTask } from '../../rooms/tasks/index.ts'
import { addEndpoint, testEndpoint } from '../../rooms/webhooks/index.ts'

/** Bodies that are right in shape, for every endpoint that takes one. */
export const bodies: Record<string, object> = {
  'reports.exportRecipients': { format: 'csv' },
  'reports.exportCampaigns': { format: 'xlsx' },
  'session.signIn': { email: 'x@shop.example', password: 'x' },
  'session.setLanguage': { language: 'cs' },
  'session.switchAccount': { id: 8888888 },
  'account.change': { footer: 'Shop, s.r.o.' },
  // A right one would take the caller's session along.
  'account.found': { name: 'Another', language: 'cs', timeZone: 'Mars/Olympus' },
  'senderDomains.add': { name: 'shop.example' },
  'users.changeRole': { role: 'viewer' },
  'invitations.send': { email: 'somebody@shop.example', role: 'viewer' },
  'invitation.accept': { name: 'X', password: 'long enough for all' },
  'passwordReset.ask': { email: 'nobody@shop.example' },
  'passwordReset.set': { password: 'long enough for all' },
  'profile.change': { name: 'Somebody' },
  'profile.changePassword': { current: 'not the right one', password: 'long enough for all' },
  'twoFactor.turnOn': { setUp: 'x', code: '000000' },
  'twoFactor.turnOff': { password: 'x', code: '000000' },
  'twoFactor.renewCodes': { code: '000000' },
  'lists.create': { name: 'A list' },
  'lists.change': { name: 'Another name' },
  'lists.askNotice': { email: 'x@shop.example' },
  'listGroups.add': { name: 'Interests', type: 'checkbox', categories: ['Roses'] },
  'listGroups.change': { name: 'Interests', type: 'checkbox', categories: [{ name: 'Roses' }] },
  'listGroups.order': { ids: [] },
  'listFields.add': { name: 'Size', type: 'int' },
  'listFields.change': { name: 'Size' },
  'listMails.preview': { mail: 'thanks', list: {} },
  'listMails.previewPage': { page: 'form', list: {} },
  'listMails.test': { mail: 'thanks' },
  'contactTable.saveColumns': { columns: ['city'] },
  'contactTable.select': { filter: {} },
  'contactBulk.check': { selectionId: 8888888, action: { do: 'suppress' } },
  'contactBulk.start': { selectionId: 8888888, action: { do: 'suppress' } },
  'contactExport.start': { selectionId: 8888888, format: 'xlsx', columns: ['email'] },
  'contacts.create': { email: 'somebody@example.com', profile: {} },
  'oneContact.change': { name: 'Eva' },
  'oneContact.changeAddress': { email: 'another@example.com' },
  'oneContact.setStatus': { status: 'subscribed', reason: 'Asked by phone' },
  'oneContact.changeInList': {},
  'oneContact.erase': { neverAgain: true },
  'merging.preview': { otherId: 8888888, takes: [] },
  'merging.merge': { otherId: 8888888, takes: [] },
  'imports.create': { fileId: 8_888_888 },
  'imports.change': { known: 'fill' },
  'campaigns.create': { title: 'A campaign' },
  'campaigns.change': { title: 'Another title', version: 1 },
  'campaigns.preview': {},
  'schedule.set': { at: '2100-01-01T00:00:00Z' },
  'campaigns.copy': { title: 'A copy' },
  'campaigns.resend': { title: 'Again', subject: 'Again', unopened: 'human' },
  'campaigns.rename': { title: 'A name' },
  'campaigns.archive': { isShown: false },
  'campaigns.pace': { perHour: 100 },
  'campaigns.test': { to: ['x@shop.example'] },
  'coupons.add': { name: 'A folder' },
  'coupons.change': { name: 'A folder' },
  'coupons.import': { codes: ['X'], validUntil: null },
  'coupons.deleteUnused': { which: 'all' },
  'webhooks.add': { url: 'https://receiver.example/', types: ['contact.created'] },
  'webhooks.setAccount': { url: null },
  'tracking.tagLinks': { linksTagged: true },
  'webhooks.change': { name: 'A name' },
  'webhooks.replay': { since: '2026-01-01T00:00:00Z' },
  'listWebhook.set': { url: null },
  'feeds.add': { kind: 'product', name: 'Products', url: 'https://shop.example/feed.xml' },
  'feeds.change': { name: 'Another name' },
  'feeds.answer': { isRight: true },
  'shopOrders.export': { format: 'csv' },
  'templates.create': { name: 'A template' },
  'templates.change': { name: 'Another name', version: 1 },
  'templates.copy': { name: 'A copy' },
  'templates.preview': {},
  'templates.compile': { mjml: '' },
}

/** Queries of the endpoints that cannot be asked without one. */
export const queries: Record<string, string> = {
  'reports.compare': '?ids=8888888',
  'files.upload': '?name=a.csv',
  'search.all': '?text=a',
  'schedule.calendar': '?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z',
}

const PASSWORD = 'long enough for all'

type Make = (ground: Ground, accountId: number) => Promise<number>

const makeContact: Make = async (ground, accountId) => {
  const email = `theirs${Math.random()}@example.com`
  const call = { email, profile: { name: 'Theirs' }, origin: { channel: 'admin' }, triggerChanges: false } as const
  return (await createContact(ground, accountId, call)).id
}

const makeUser: Make = async (ground, accountId) =>
  await addUser(ground, accountId, `theirs${Math.random()}@shop.example`, PASSWORD, 'administrator')
const makeList: Make = async (ground, accountId) => (await createList(ground, accountId, { name: 'Theirs' })).id

const makeEndpoint: Make = async (ground, accountId) => {
  const given = { url: 'https://theirs.example/', name: 'Theirs', types: ['contact.created' as const] }
  return (await addEndpoint(ground, accountId, given, { userId: null, ip: null })).id
}

/** One thing of each resource that has an `:id` in its paths; everything that it shows has "theirs" in it. */
export const things: Record<string, Make> = {
  lists: makeList,

  listGroups: makeList,

  listFields: makeList,

  listMails: makeList,

  contacts: makeContact,

  oneContact: makeContact,

  merging: makeContact,

  contactRecord: makeContact,
  orders: makeContact,
  baskets: makeContact,
  feeds: async (ground, accountId) => {
    const given = { name: 'Theirs', url: 'https://theirs.example/', currency: null, every_hours: null, at_hour: null }
    return await addFeed(ground, accountId, 'data', given, { userId: null, ip: null })
  },
  // No product has this number, in any account.
  products: async () => 8_888_888,
  shopOrders: async (ground, accountId) => {
    const order = { number: `theirs${Math.random()}`, email: 'theirs@example.com', shop: '', currency: '', amount: '1' }
    const none = { tax: null, shipping: null, city: null, county: null, country: null, status: null, orderedAt: null }
    return (await placeOrder(ground, accountId, { ...order, ...none, props: {}, items: [] })).id
  },

  campaigns: async (ground, accountId) => (await createCampaign(ground, accountId, { title: 'Theirs' })).id,

  schedule: async (ground, accountId) => (await createCampaign(ground, accountId, { title: 'Theirs' })).id,

  reports: async (ground, accountId) => (await createCampaign(ground, accountId, { title: 'Theirs' })).id,

  templates: async (ground, accountId) =>
    (await createTemplate(ground, accountId, { name: 'Theirs' }, { userId: null, ip: null })).id,

  mailbox: async (ground, accountId) => {
    const carrier = await mailboxCarriers(ground).open()
    await carrier.begin({ from: 'a@example.com', to: 'b@example.com', sizeBytes: 9, accountId, subject: 'Theirs' })
    await carrier.finish(Buffer.from('Subject: Theirs\r\n\r\nTheirs\r\n'))
    return (await mailboxPage(ground.db, accountId, undefined, null, 1))[0]!.id
  },

  files: async (ground, accountId) => {
    const options = { maxBytes: 1, now: ground.clock.now() }
    return (await writeFile(ground.db, accountId, { name: 'theirs', type: 'x/y' }, Readable.from([]), options)).id
  },

  imports: async (ground, accountId) => {
    const file = { name: 'theirs.csv', type: 'text/csv' }
    const chunks = Readable.from([Buffer.from('e-mail\ntheirs@example.com\n')])
    const stored = await writeFile(ground.db, accountId, file, chunks, { maxBytes: 1_000, now: ground.clock.now() })
    return (await beginImport(ground, accountId, { fileId: stored.id, userId: null })).id
  },

  users: makeUser,

  invitations: async (ground, accountId) => {
    const by = { accountId, userId: await makeUser(ground, accountId), ip: null }
    return (await invite(ground, by, { email: `theirs${Math.random()}@shop.example`, role: 'viewer' })).id
  },

  sessions: async (ground, accountId) => {
    const userId = await makeUser(ground, accountId)
    const { email } = (await userById(ground.db, userId))!
    await signIn(ground, email, PASSWORD, { ip: null, userAgent: null })
    return (await openSessions(ground, userId))[0]!.id
  },

  senderDomains: async (ground, accountId) =>
    (await addSenderDomain(ground, accountId, 'theirs.example', { userId: null, ip: null })).id,

  coupons: (ground, accountId) =>
    addFolder(ground, accountId, { name: 'Theirs', warnBelow: null }, { userId: null, ip: null }),

  webhooks: makeEndpoint,

  webhookDeliveries: async (ground, accountId) =>
    testEndpoint(ground, accountId, await makeEndpoint(ground, accountId)),

  listWebhook: makeList,

  tasks: (ground, accountId) =>
    ground.db.transaction(tx =>
      startTask(ground, tx, accountId, { kind: 'contacts.export', params: { theirs: 1 }, userId: null }),
    ),
}
