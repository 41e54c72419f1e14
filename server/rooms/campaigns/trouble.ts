import type { CampaignStatus, troubleCodes } from '../../../contract/campaign.ts'
import type { Db } from '../../platform/db.ts'
import { stateOfRole } from '../../platform/processes.ts'

export interface CampaignTrouble {
  /** null: not known. */
  since: Date | null
  text: string
}

type TroubleCode = (typeof troubleCodes)[number]
const nobody = (text: TroubleCode): CampaignTrouble => ({ since: null, text })

/** Why a campaign that is on its way does not move; null while it can, and in every other state. */
export async function troubleOf(db: Db, status: CampaignStatus): Promise<CampaignTrouble | null> {
  if (status === 'preparing') return (await stateOfRole(db, 'worker')).alive > 0 ? null : nobody('noWorker')
  if (status !== 'sending') return null
  const { alive, trouble } = await stateOfRole(db, 'sender')
  return alive > 0 ? trouble : nobody('noSender')
}
