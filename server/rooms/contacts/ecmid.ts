import type { Secrets } from '../../platform/secrets.ts'

/** The opaque token that ties a browser to a contact: `?ecmid=` on links and *|ECMID|*. Nobody can guess or make one. */
export function ecmidOf(secrets: Secrets, accountId: number, contactId: number): string {
  return secrets.conceal('ecmid', accountId, contactId)
}

/** The contact behind a token of this account, or null. */
export function contactOfEcmid(secrets: Secrets, accountId: number, token: string): number | null {
  const revealed = secrets.reveal('ecmid', token)
  return revealed && revealed.high === accountId ? revealed.low : null
}
