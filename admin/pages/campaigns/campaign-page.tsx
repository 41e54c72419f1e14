import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Page } from '../../parts/page.tsx'
import { Asked, TextSkeleton, Waiting } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { campaignQuery } from './campaign-calls.ts'

const Editor = lazy(() => import('./editor/editor.tsx').then(m => ({ default: m.Editor })))
const ScheduledCampaign = lazy(() => import('./scheduled-campaign.tsx').then(m => ({ default: m.ScheduledCampaign })))
const SentCampaign = lazy(() => import('./sent-campaign.tsx').then(m => ({ default: m.SentCampaign })))

const route = getRouteApi('/inside/campaigns/$id')

/** One address for a campaign's whole life: the editor of a draft, what waits for its time, then its progress and report. */
export function CampaignPage() {
  const { id } = route.useParams()
  const { words } = useSay()
  const may = useMay('marketer')
  const query = useQuery(campaignQuery(id))
  const skeleton = (
    <Page title={words.campaigns.title} back={{ to: '/campaigns', word: words.campaigns.title }} heading=" ">
      <TextSkeleton lines={12} />
    </Page>
  )
  return (
    <Asked query={query} skeleton={skeleton}>
      {campaign => (
        <Suspense fallback={<Waiting>{skeleton}</Waiting>}>
          {campaign.status === 'draft' ? (
            <Editor key={campaign.id} campaign={campaign} locked={!may} />
          ) : campaign.status === 'scheduled' || campaign.status === 'missed' ? (
            <ScheduledCampaign campaign={campaign} />
          ) : (
            <SentCampaign campaign={campaign} />
          )}
        </Suspense>
      )}
    </Asked>
  )
}
