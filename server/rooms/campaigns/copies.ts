import { randomBytes } from 'node:crypto'
import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Actor, NOBODY } from '../accounts/index.ts'
import { knownLists } from '../contacts/index.ts'
import { insertEmail } from '../emails/index.ts'
import { type CampaignDbRow, campaignById, lockCampaign, pendingResend } from './queries.ts'
import { insertCampaign, markResend } from './queries-write.ts'
import { type CampaignRecord, readCampaign } from './read.ts'

/** A draft with the same e-mail, sender, lists and exclusions; whom the first one was sent to means nothing to it. Throws thing.notFound. */
export async function copyCampaign(
  ground: Ground,
  accountId: number,
  campaignId: number,
  title: string,
  by: Actor = NOBODY,
): Promise<CampaignRecord> {
  const id = await ground.db.transaction(async tx => {
    const row = await campaignById(tx, accountId, campaignId)
    if (!row) throw problem('thing.notFound')
    return await insertCopy(ground, tx, accountId, row, { title, subject: row.subject }, by)
  })
  return await readCampaign(ground, accountId, id)
}

/**
 * A draft to those of a sent campaign's recipients whose server took it and who did not open it: 'human' minds people's
 * opens alone. It is settled at its start who they are; who unsubscribes until then is left out, too. One at a time waits or
 * runs. Throws campaign.notSent, campaign.resendPending { campaignId }, thing.notFound.
 */
export async function resendCampaign(
  ground: Ground,
  accountId: number,
  campaignId: number,
  given: { title: string; subject: string; unopened: 'human' | 'any' },
  by: Actor = NOBODY,
): Promise<CampaignRecord> {
  const id = await ground.db.transaction(async tx => {
    // Of two people who ask for it at the same instant the second waits here and finds the first one's draft.
    const row = await lockCampaign(tx, accountId, campaignId)
    if (!row) throw problem('thing.notFound')
    if (row.dispatch_state !== 'done' && row.dispatch_state !== 'cancelled') throw problem('campaign.notSent')
    const pending = await pendingResend(tx, accountId, campaignId)
    if (pending !== null) throw problem('campaign.resendPending', { campaignId: pending })
    const made = await insertCopy(ground, tx, accountId, row, given, by)
    await markResend(tx, accountId, made, { of: campaignId, unopened: given.unopened })
    return made
  })
  return await readCampaign(ground, accountId, id)
}

async function insertCopy(
  ground: Ground,
  tx: Tx,
  accountId: number,
  row: CampaignDbRow,
  given: { title: string; subject: string },
  by: Actor,
): Promise<number> {
  const { from_name, from_email, reply_to, html, plain_text, mjml } = row
  const content = {
    from_name,
    from_email,
    reply_to,
    html,
    plain_text,
    mjml,
    subject: given.subject,
    language: 'cs',
  } as const
  const now = ground.clock.now()
  const { id: emailId } = await insertEmail(tx, accountId, content, null, now)
  const known = new Set(await knownLists(tx, accountId, [...row.list_ids, ...row.excluded_list_ids]))
  const listIds = row.list_ids.filter(id => known.has(id))
  const excludedListIds = row.excluded_list_ids.filter(id => known.has(id))
  const settings = { title: given.title, listIds, excludedListIds, audience: listIds, perHour: row.per_hour }
  return await insertCampaign(
    tx,
    accountId,
    { ...settings, emailId, archiveHash: randomBytes(12).toString('hex') },
    by.userId,
    now,
  )
}
