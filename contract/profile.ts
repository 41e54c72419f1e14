import { type Static, Type } from 'typebox'
import { Password, Session, TwoFactorCode } from './account.ts'
import { endpoint } from './endpoint.ts'
import { Empty, Id, IdParams, Instant, nullable } from './shapes.ts'

const RecoveryCodes = Type.Object({ recoveryCodes: Type.Array(Type.String()) })

/** What everybody may do with what is theirs. */
export const profile = {
  change: endpoint({
    method: 'PATCH',
    path: '/profile',
    summary: 'Your name',
    guard: 'signedIn',
    body: Type.Object({ name: Type.String({ maxLength: 100 }) }),
    reply: Session,
  }),
  changePassword: endpoint({
    method: 'POST',
    path: '/profile/password',
    summary: 'A new password; ends all your other sessions',
    guard: 'signedIn',
    body: Type.Object({ current: Password, password: Password }),
    reply: Empty,
  }),
}

export const twoFactor = {
  read: endpoint({
    method: 'GET',
    path: '/profile/two-factor',
    summary: 'Whether two-factor is on, and how many recovery codes are left',
    guard: 'signedIn',
    reply: Type.Object({ on: Type.Boolean(), since: nullable(Instant), recoveryCodesLeft: Type.Integer() }),
  }),
  setUp: endpoint({
    method: 'POST',
    path: '/profile/two-factor/set-up',
    summary: 'A new secret for an authenticator app (RFC 6238); nothing is on before a code confirms it',
    guard: 'signedIn',
    reply: Type.Object({
      secret: Type.String({ description: 'Base32, to be typed' }),
      uri: Type.String({ description: 'otpauth://, to be shown as a QR code' }),
      setUp: Type.String({ description: 'Give it back with the code; valid for an hour' }),
    }),
  }),
  turnOn: endpoint({
    method: 'POST',
    path: '/profile/two-factor',
    summary: 'Turn it on by the first code; answers the recovery codes, once',
    guard: 'signedIn',
    body: Type.Object({ setUp: Type.String({ maxLength: 1000 }), code: TwoFactorCode }),
    reply: RecoveryCodes,
  }),
  turnOff: endpoint({
    method: 'POST',
    path: '/profile/two-factor/off',
    summary: 'Turn it off by the password and a code',
    guard: 'signedIn',
    body: Type.Object({ password: Password, code: TwoFactorCode }),
    reply: Empty,
  }),
  renewCodes: endpoint({
    method: 'POST',
    path: '/profile/two-factor/recovery-codes',
    summary: 'Ten new recovery codes by a code; the ones before are void',
    guard: 'signedIn',
    body: Type.Object({ code: TwoFactorCode }),
    reply: RecoveryCodes,
  }),
}

export const browsers = ['chrome', 'edge', 'firefox', 'safari', 'opera', 'samsung'] as const
export const systems = ['windows', 'macos', 'linux', 'android', 'iphone', 'ipad', 'chromeos'] as const

const OpenSession = Type.Object({
  id: Id,
  /** null where the browser does not say, or says something that we do not know. */
  browser: nullable(Type.Enum(browsers)),
  system: nullable(Type.Enum(systems)),
  ip: nullable(Type.String()),
  account: Type.String(),
  since: Instant,
  seenAt: Instant,
  isThis: Type.Boolean(),
})
export type OpenSession = Static<typeof OpenSession>

export const sessions = {
  all: endpoint({
    method: 'GET',
    path: '/profile/sessions',
    summary: 'Where you are signed in, last seen first; at most 200',
    guard: 'signedIn',
    reply: Type.Object({ sessions: Type.Array(OpenSession) }),
  }),
  end: endpoint({
    method: 'DELETE',
    path: '/profile/sessions/:id',
    summary: 'End one of your sessions',
    guard: 'signedIn',
    params: IdParams,
    reply: Empty,
  }),
  endOthers: endpoint({
    method: 'DELETE',
    path: '/profile/sessions',
    summary: 'End all your sessions but this one',
    guard: 'signedIn',
    reply: Type.Object({ ended: Type.Integer() }),
  }),
}
