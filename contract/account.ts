import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Empty, Id, Instant, Language } from './shapes.ts'

export const roles = ['administrator', 'marketer', 'viewer'] as const

/** The account that a page shows: a session that has moved on since refuses the call. */
export const ACCOUNT_HEADER = 'x-postolka-account'

/** At least 10 characters where one is chosen. */
export const Password = Type.String({ maxLength: 1000 })
/** Six digits of the authenticator app, or a recovery code. */
export const TwoFactorCode = Type.String({ maxLength: 40 })

export const Session = Type.Object({
  user: Type.Object({ id: Id, email: Type.String(), name: Type.String(), language: Language }),
  account: Type.Object({
    id: Id,
    appId: Type.String(),
    name: Type.String(),
    language: Language,
    timeZone: Type.String(),
    currency: Type.String(),
  }),
  role: Type.Enum(roles),
  /** How many accounts the user is a member of. */
  accounts: Type.Integer(),
  /** `required`: the account asks it of everybody, and nothing but its set-up is open to whoever has it off. */
  twoFactor: Type.Object({ on: Type.Boolean(), required: Type.Boolean() }),
  /** True while nothing leaves the machine: the built-in mailbox stands in place of SMTP. */
  mailbox: Type.Boolean(),
})
export type Session = Static<typeof Session>

export const session = {
  signIn: endpoint({
    method: 'POST',
    path: '/session',
    summary: 'Sign in; sets the session cookie. With two-factor on, a second call brings the code',
    guard: 'anyone',
    body: Type.Object({
      email: Type.String({ maxLength: 320 }),
      password: Password,
      code: Type.Optional(TwoFactorCode),
    }),
    reply: Session,
  }),
  read: endpoint({ method: 'GET', path: '/session', summary: 'Who is signed in', guard: 'signedIn', reply: Session }),
  signOut: endpoint({
    method: 'DELETE',
    path: '/session',
    summary: 'Sign out; ends the session',
    guard: 'anyone',
    reply: Empty,
  }),
  setLanguage: endpoint({
    method: 'PATCH',
    path: '/session',
    summary: "The signed-in user's language",
    guard: 'signedIn',
    body: Type.Object({ language: Language }),
    reply: Session,
  }),
  accounts: endpoint({
    method: 'GET',
    path: '/session/accounts',
    summary: 'The accounts that the user may move to, by name',
    guard: 'signedIn',
    query: Type.Object({ search: Type.Optional(Type.String({ maxLength: 200 })) }),
    reply: Type.Object({
      accounts: Type.Array(Type.Object({ id: Id, appId: Type.String(), name: Type.String(), role: Type.Enum(roles) })),
      hasMore: Type.Boolean(),
    }),
  }),
  switchAccount: endpoint({
    method: 'PUT',
    path: '/session/account',
    summary: 'Move this session to another account of the user, named by its id or its app id',
    guard: 'signedIn',
    body: Type.Object({ id: Type.Optional(Id), appId: Type.Optional(Type.String({ maxLength: 100 })) }),
    reply: Session,
  }),
}

const ApiKey = Type.Object({
  key: Type.String(),
  createdAt: Instant,
  baseUrl: Type.String(),
  callsPerMinute: Type.Integer(),
})

export const developers = {
  readKey: endpoint({
    method: 'GET',
    path: '/developers/key',
    summary: 'The API key of the account; only administrators see it',
    guard: 'administrator',
    reply: ApiKey,
  }),
  renewKey: endpoint({
    method: 'POST',
    path: '/developers/key/renew',
    summary: 'A new API key; the old one fails at once',
    guard: 'administrator',
    reply: ApiKey,
  }),
}
