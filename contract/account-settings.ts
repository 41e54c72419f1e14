import { type Static, Type } from 'typebox'
import { Session } from './account.ts'
import { endpoint } from './endpoint.ts'
import { Language, nullable } from './shapes.ts'

/** ISO 4217. */
const Currency = Type.String({ pattern: '^[A-Z]{3}$' })

const Sender = Type.Object({
  name: nullable(Type.String({ maxLength: 200 })),
  email: nullable(Type.String({ maxLength: 320 })),
  replyTo: nullable(Type.String({ maxLength: 320 })),
})

export const AccountSettings = Type.Object({
  appId: Type.String(),
  name: Type.String(),
  language: Language,
  /** IANA name. */
  timeZone: Type.String(),
  /** Of what orders are added up in; an order may have another one. */
  currency: Currency,
  /** What new lists and campaigns begin with. */
  sender: Sender,
  /** Plain text: who sends the mails and where to find them. */
  footer: Type.String(),
  twoFactorRequired: Type.Boolean(),
  /** Anybody may see a page of the campaigns that were sent and have a web version. */
  archiveShown: Type.Boolean(),
  /** Links of e-mails bring `ecmid` to the shop, by which web tracking knows who came. */
  linksTagged: Type.Boolean(),
  /** How long visits, views and baskets of known people are kept. */
  webDays: Type.Integer(),
})
export type AccountSettings = Static<typeof AccountSettings>

const Shown = Type.Object({ ...AccountSettings.properties, archiveUrl: Type.String() })
export type ShownSettings = Static<typeof Shown>

const AccountPatch = Type.Object({
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  language: Type.Optional(Language),
  timeZone: Type.Optional(Type.String({ maxLength: 100 })),
  currency: Type.Optional(Currency),
  sender: Type.Optional(Sender),
  footer: Type.Optional(Type.String({ maxLength: 2000 })),
  twoFactorRequired: Type.Optional(Type.Boolean()),
  archiveShown: Type.Optional(Type.Boolean()),
  linksTagged: Type.Optional(Type.Boolean()),
  webDays: Type.Optional(Type.Integer({ minimum: 30, maximum: 1200 })),
})
export type AccountPatch = Static<typeof AccountPatch>

export const account = {
  settings: endpoint({
    method: 'GET',
    path: '/account',
    summary: 'The settings of the account',
    guard: 'viewer',
    reply: Shown,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/account',
    summary: 'Change the settings of the account; what is not given stays',
    guard: 'administrator',
    body: AccountPatch,
    reply: Shown,
  }),
  found: endpoint({
    method: 'POST',
    path: '/accounts',
    summary: 'Found another account, with you as its administrator; the session moves there',
    guard: 'administrator',
    body: Type.Object({
      name: Type.String({ minLength: 1, maxLength: 100 }),
      language: Language,
      timeZone: Type.String({ maxLength: 100 }),
    }),
    reply: Session,
  }),
}

/** The footer as it stands in an e-mail: text, its lines kept, and no tag in it can start. */
export function footerHtml(footer: string): string {
  const text = footer.trim().replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`)
  return text.replaceAll('*|', '*&#124;').replace(/\r?\n/g, '<br>\n')
}
