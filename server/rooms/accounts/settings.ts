import type { AccountPatch, AccountSettings } from '../../../contract/account-settings.ts'
import { parseAddress } from '../../platform/address.ts'
import type { Db } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { changedValues } from './changed.ts'
import { type Actor, insertAudit } from './queries.ts'
import { isZoneKnown, lockAccount, type SettingsRow, settingsOf, updateSettings } from './queries-settings.ts'

/** What the account says of itself; other rooms read the default sender, the footer and the time zone here. */
export async function accountSettings(db: Db, accountId: number): Promise<AccountSettings> {
  const row = await settingsOf(db, accountId)
  if (!row) throw problem('thing.notFound')
  return {
    appId: row.app_id,
    name: row.name,
    language: row.language,
    timeZone: row.time_zone,
    currency: row.currency,
    sender: { name: row.sender_name, email: row.sender_email, replyTo: row.reply_to },
    footer: row.footer,
    twoFactorRequired: row.two_factor_required,
    archiveShown: row.archive_shown,
    webDays: row.web_days,
    linksTagged: row.links_tagged,
  }
}

/**
 * What is not given stays. Throws request.invalid, account.unknownZone, contact.emailInvalid { field }, and
 * account.twoFactorFirst to an administrator who asks of others what is off with themselves.
 */
export async function changeSettings(
  ground: Ground,
  accountId: number,
  patch: AccountPatch,
  by: Actor,
  ownTwoFactorIsOn: boolean,
): Promise<AccountSettings> {
  if (patch.twoFactorRequired && !ownTwoFactorIsOn) throw problem('account.twoFactorFirst')
  if (patch.timeZone !== undefined) await checkZone(ground, patch.timeZone)
  await ground.db.transaction(async tx => {
    await lockAccount(tx, accountId)
    const before = await settingsOf(tx, accountId)
    if (!before) throw problem('thing.notFound')
    const after = { ...before, ...rowOf(patch) }
    const changes = changedValues(before, after, Object.keys(after) as (keyof SettingsRow)[])
    if (Object.keys(changes).length === 0) return
    await updateSettings(tx, accountId, after)
    const at = ground.clock.now()
    await insertAudit(tx, accountId, { ...by, at, action: 'account.changed', subject: null, data: { changes } })
  })
  return await accountSettings(ground.db, accountId)
}

/** Both have to know it: the browser shows times in it, the database converts by it. Throws account.unknownZone. */
export async function checkZone(ground: Ground, timeZone: string): Promise<void> {
  if (timeZone !== 'UTC' && !Intl.supportedValuesOf('timeZone').includes(timeZone)) throw problem('account.unknownZone')
  if (!(await isZoneKnown(ground.db, timeZone))) throw problem('account.unknownZone')
}

export function checkedName(name: string): string {
  const trimmed = oneLine(name)
  if (trimmed === '') throw problem('request.invalid', [{ path: '/name', message: 'must not be empty' }])
  return trimmed
}

function rowOf(patch: AccountPatch): Partial<SettingsRow> {
  const row: Partial<SettingsRow> = {}
  if (patch.name !== undefined) row.name = checkedName(patch.name)
  if (patch.language !== undefined) row.language = patch.language
  if (patch.timeZone !== undefined) row.time_zone = patch.timeZone
  if (patch.currency !== undefined) row.currency = patch.currency
  if (patch.footer !== undefined) row.footer = patch.footer.trim()
  if (patch.twoFactorRequired !== undefined) row.two_factor_required = patch.twoFactorRequired
  if (patch.webDays !== undefined) row.web_days = patch.webDays
  if (patch.archiveShown !== undefined) row.archive_shown = patch.archiveShown
  if (patch.linksTagged !== undefined) row.links_tagged = patch.linksTagged
  if (patch.sender) {
    row.sender_name = oneLine(patch.sender.name ?? '') || null
    row.sender_email = checkedAddress('sender.email', patch.sender.email)
    row.reply_to = checkedAddress('sender.replyTo', patch.sender.replyTo)
  }
  return row
}

/** A name stands in a header and in a sentence: line ends are spaces there. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

function checkedAddress(field: string, text: string | null): string | null {
  if (!text?.trim()) return null
  const address = parseAddress(text)
  if (!address) throw problem('contact.emailInvalid', { field })
  return address.email
}
