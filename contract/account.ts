import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Empty, Id, Instant, Language } from './shapes.ts'

export const roles = ['administrator', 'marketer', 'viewer'] as const

export const Session = Type.Object({
  user: Type.Object({ id: Id, email: Type.String(), name: Type.String(), language: Language }),
  account: Type.Object({
    id: Id,
    appId: Type.String(),
    name: Type.String(),
    language: Language,
    timeZone: Type.String(),
  }),
  role: Type.Enum(roles),
  /** True while nothing leaves the machine: the built-in mailbox stands in place of SMTP. */
  mailbox: Type.Boolean(),
})
export type Session = Static<typeof Session>

export const session = {
  signIn: endpoint({
    method: 'POST',
    path: '/session',
    summary: 'Sign in; sets the session cookie',
    guard: 'anyone',
    body: Type.Object({ email: Type.String({ maxLength: 320 }), password: Type.String({ maxLength: 1000 }) }),
    reply: Session,
  }),
  read: endpoint({ method: 'GET', path: '/session', summary: 'Who is signed in', guard: 'viewer', reply: Session }),
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
    guard: 'viewer',
    body: Type.Object({ language: Language }),
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
