import { useQueryClient } from '@tanstack/react-query'
import type { Campaign, CampaignInput } from '../../../../contract/campaign.ts'
import { campaigns } from '../../../../contract/index.ts'
import { call } from '../../../call.ts'
import { type Saving, useSaving } from '../../../email-editor/use-saving.ts'
import { campaignQuery } from '../campaign-calls.ts'

export interface Draft extends Saving<Campaign, CampaignInput> {
  /** Goes up with every answer of the server, so that what depends on the saved draft asks again. */
  savedVersion: number
}

/** A campaign as typed, and its saving. */
export function useDraft(campaign: Campaign): Draft {
  const queries = useQueryClient()
  const { id } = campaign
  const saving = useSaving<Campaign, CampaignInput>({
    known: campaign,
    kind: 'campaign',
    send: (changes, version) => call(campaigns.change, { params: { id }, body: { ...changes, version } }),
    newest: () => queries.fetchQuery({ ...campaignQuery(id), staleTime: 0 }),
    onSaved: answer => {
      queries.setQueryData(campaignQuery(id).queryKey, answer)
      void queries.invalidateQueries({ queryKey: ['campaigns', 'page'], refetchType: 'none' })
    },
  })
  return { ...saving, savedVersion: saving.saved.version }
}
