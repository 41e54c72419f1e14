import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { CampaignInput } from '../../../contract/campaign.ts'
import { campaigns } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { ButtonLink } from '../../parts/link.tsx'
import { useTell } from '../../parts/notify.ts'
import { useSay } from '../../words/voice.ts'

/** Makes the draft on the server and goes to it. */
export function useNewDraft() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const tell = useTell()
  return useMutation({
    mutationFn: (body: CampaignInput) => call(campaigns.create, { body }),
    onSuccess: async campaign => {
      await navigate({ to: '/campaigns/$id', params: { id: campaign.id } })
      await queries.invalidateQueries({ queryKey: ['campaigns', 'page'] })
    },
    onError: tell.failed,
  })
}

export function NewCampaign() {
  const { words } = useSay()
  return (
    <ButtonLink to="/campaigns/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {words.campaigns.new}
    </ButtonLink>
  )
}
