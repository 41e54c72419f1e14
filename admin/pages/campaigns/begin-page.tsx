import { getRouteApi } from '@tanstack/react-router'
import { Page } from '../../parts/page.tsx'
import { useSay } from '../../words/voice.ts'
import { Gallery } from '../templates/gallery.tsx'
import { useCampaignFrom } from './begin.ts'

const route = getRouteApi('/inside/campaigns/new')

/** What a campaign begins with; the draft is made when that is chosen. */
export function BeginPage() {
  const { words } = useSay()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const begin = useCampaignFrom()
  return (
    <Page
      title={words.templates.beginTitle}
      lead={words.templates.beginLead}
      back={{ to: '/campaigns', word: words.campaigns.title }}
    >
      <Gallery
        chosen={search}
        choose={next => void navigate({ search: next, replace: true })}
        busy={begin.isPending}
        onBlank={begin.blank}
        onStarter={begin.starter}
        onTemplate={begin.template}
        onCampaign={begin.campaign}
      />
    </Page>
  )
}
