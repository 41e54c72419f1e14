import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Actor, insertAudit, NOBODY } from '../accounts/index.ts'
import { lockCampaign } from './queries.ts'
import { updateArchive, updateTitle } from './queries-write.ts'
import { type CampaignRecord, readCampaign } from './read.ts'

/** What may be changed of a campaign at any time, since no recipient sees it or will ever need it. */

/** Throws thing.notFound. */
export async function renameCampaign(
  ground: Ground,
  accountId: number,
  campaignId: number,
  title: string,
  by: Actor = NOBODY,
): Promise<CampaignRecord> {
  await ground.db.transaction(async tx => {
    if (!(await lockCampaign(tx, accountId, campaignId))) throw problem('thing.notFound')
    await updateTitle(tx, accountId, campaignId, title, by.userId, ground.clock.now())
  })
  return await readCampaign(ground, accountId, campaignId)
}

export interface Archive {
  /** Whoever has its link may see it on the web; a draft is never shown. */
  isShown: boolean
  /** Search engines may keep it. */
  isIndexed: boolean
}

/** Throws thing.notFound. */
export async function setArchive(
  ground: Ground,
  accountId: number,
  campaignId: number,
  patch: Partial<Archive>,
  by: Actor,
): Promise<CampaignRecord> {
  await ground.db.transaction(async tx => {
    const row = await lockCampaign(tx, accountId, campaignId)
    if (!row) throw problem('thing.notFound')
    const archive = {
      isShown: patch.isShown ?? row.archive_public,
      isIndexed: patch.isIndexed ?? row.archive_indexed,
    }
    await updateArchive(tx, accountId, campaignId, archive)
    const data = { title: row.title, ...archive }
    const entry = { action: 'campaign.archiveChanged', subject: String(campaignId), data } as const
    await insertAudit(tx, accountId, { ...by, at: ground.clock.now(), ...entry })
  })
  return await readCampaign(ground, accountId, campaignId)
}
