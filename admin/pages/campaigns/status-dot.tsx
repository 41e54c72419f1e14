import type { CampaignStatus } from '../../../contract/campaign.ts'
import { Dot, type Tone } from '../../parts/dot.tsx'
import { useSay } from '../../words/voice.ts'
import { moving } from './campaign-calls.ts'

export const tones: Record<CampaignStatus, Tone> = {
  draft: 'still',
  scheduled: 'wait',
  missed: 'bad',
  preparing: 'accent',
  sending: 'accent',
  paused: 'wait',
  sent: 'good',
  cancelled: 'still',
  errored: 'bad',
}

export function StatusDot({ status }: { status: CampaignStatus }) {
  const { words } = useSay()
  return (
    <Dot tone={tones[status]} live={moving(status)}>
      {words.campaigns.statuses[status]}
    </Dot>
  )
}
