import { type Static, Type } from 'typebox'
import { Password, roles, Session, TwoFactorCode } from './account.ts'
import { endpoint } from './endpoint.ts'
import { Empty, Id, IdParams, Instant, Language, nullable } from './shapes.ts'

const AnyRole = Type.Enum(roles)

const Member = Type.Object({
  id: Id,
  email: Type.String(),
  name: Type.String(),
  role: AnyRole,
  twoFactor: Type.Boolean(),
  /** In this account. */
  seenAt: nullable(Instant),
  since: Instant,
  isYou: Type.Boolean(),
})
export type Member = Static<typeof Member>

const Invitation = Type.Object({
  id: Id,
  email: Type.String(),
  role: AnyRole,
  invitedBy: nullable(Type.String()),
  sentAt: Instant,
  expiresAt: Instant,
})
export type Invitation = Static<typeof Invitation>

export const users = {
  all: endpoint({
    method: 'GET',
    path: '/users',
    summary: 'Who is in the account and who is invited; at most 1,000 of each',
    guard: 'administrator',
    reply: Type.Object({ members: Type.Array(Member), invitations: Type.Array(Invitation) }),
  }),
  changeRole: endpoint({
    method: 'PATCH',
    path: '/users/:id',
    summary: 'Give a member another role; to lower your own say `knowingly`',
    guard: 'administrator',
    params: IdParams,
    body: Type.Object({ role: AnyRole, knowingly: Type.Optional(Type.Boolean()) }),
    reply: Member,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/users/:id',
    summary: 'Take a member out of the account; to leave it yourself say `knowingly`',
    guard: 'administrator',
    params: IdParams,
    query: Type.Object({ knowingly: Type.Optional(Type.Boolean()) }),
    reply: Empty,
  }),
  resetTwoFactor: endpoint({
    method: 'POST',
    path: '/users/:id/two-factor/reset',
    summary: 'Turn two-factor off for a member who has lost the device and the recovery codes',
    guard: 'administrator',
    params: IdParams,
    reply: Member,
  }),
}

export const invitations = {
  send: endpoint({
    method: 'POST',
    path: '/invitations',
    summary: 'Invite an address by mail; valid for 7 days, once. A new invitation voids the one before',
    guard: 'administrator',
    body: Type.Object({ email: Type.String({ maxLength: 320 }), role: AnyRole }),
    reply: Invitation,
  }),
  resend: endpoint({
    method: 'POST',
    path: '/invitations/:id/resend',
    summary: 'Send it again, with a new link and another 7 days',
    guard: 'administrator',
    params: IdParams,
    reply: Invitation,
  }),
  withdraw: endpoint({
    method: 'DELETE',
    path: '/invitations/:id',
    summary: 'Withdraw it; its link is void at once',
    guard: 'administrator',
    params: IdParams,
    reply: Empty,
  }),
}

const TokenParams = Type.Object({ token: Type.String({ maxLength: 500 }) })

/** For whoever holds the link of the mail. Reading changes nothing: link scanners open mails, too. */
export const invitation = {
  read: endpoint({
    method: 'GET',
    path: '/invitation/:token',
    summary: 'What the invitation says',
    guard: 'anyone',
    params: TokenParams,
    reply: Type.Object({
      email: Type.String(),
      account: Type.String(),
      language: Language,
      role: AnyRole,
      invitedBy: nullable(Type.String()),
      expiresAt: Instant,
      /** There is such a user already: they join with their own password. */
      isKnown: Type.Boolean(),
    }),
  }),
  accept: endpoint({
    method: 'POST',
    path: '/invitation/:token',
    summary: 'Join the account and sign in: with a name and a new password, or as a known user with the own one',
    guard: 'anyone',
    params: TokenParams,
    body: Type.Object({
      name: Type.Optional(Type.String({ maxLength: 100 })),
      password: Password,
      code: Type.Optional(TwoFactorCode),
      language: Type.Optional(Language),
    }),
    reply: Session,
  }),
}

export const passwordReset = {
  ask: endpoint({
    method: 'POST',
    path: '/password-reset',
    summary: 'Ask for a link by mail; the answer is the same whether the address is known or not',
    guard: 'anyone',
    body: Type.Object({ email: Type.String({ maxLength: 320 }) }),
    reply: Empty,
  }),
  read: endpoint({
    method: 'GET',
    path: '/password-reset/:token',
    summary: 'Whose password the link sets; valid for an hour, once',
    guard: 'anyone',
    params: TokenParams,
    reply: Type.Object({ email: Type.String() }),
  }),
  set: endpoint({
    method: 'POST',
    path: '/password-reset/:token',
    summary: 'Set the new password; ends all sessions of the user',
    guard: 'anyone',
    params: TokenParams,
    body: Type.Object({ password: Password }),
    reply: Empty,
  }),
}
