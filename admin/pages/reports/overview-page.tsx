import { IconChartBar } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy } from 'react'
import type { CampaignLine } from '../../../contract/campaign.ts'
import { Page, Part } from '../../parts/page.tsx'
import { Pictured } from '../../parts/pictured.tsx'
import { Asked, Empty, RowsSkeleton, TextSkeleton } from '../../parts/states.tsx'
import type { PeriodSearch } from '../../routes/reports.ts'
import { useSay } from '../../words/voice.ts'
import { CampaignsOf, RatesTable } from './campaigns-of.tsx'
import { Figures } from './figures.tsx'
import { usePeriod } from './period.ts'
import { PeriodPicker } from './period-picker.tsx'
import { campaignsOfQuery, figuresQuery } from './report-calls.ts'
import classes from './reports.module.css'
import { Tabs } from './tabs.tsx'

const Levels = lazy(() => import('../../parts/lines.tsx').then(m => ({ default: m.Levels })))

const route = getRouteApi('/inside/reports')
const keys = [
  'campaigns',
  'accepted',
  'opened',
  'clicked',
  'unsubscribed',
  'complained',
  'bounced',
  'newContacts',
  'orders',
  'revenue',
] as const

/** The account over a period: what was sent, what came of it, and which campaigns did best. */
export function OverviewPage() {
  const say = useSay()
  const { words } = say
  const { days, from, until, sort, up } = route.useSearch()
  const navigate = route.useNavigate()
  const asked: PeriodSearch = from ? { from, until } : { days }
  const period = usePeriod(asked)
  const figures = useQuery(figuresQuery(period))
  const campaigns = useQuery(campaignsOfQuery(period))
  const choose = (chosen: PeriodSearch) => void navigate({ search: { ...chosen, sort, up }, resetScroll: false })
  return (
    <Page title={words.reports.title}>
      <Tabs period={asked} />
      <PeriodPicker value={asked} onChoose={choose} />
      <Asked query={figures} skeleton={<TextSkeleton lines={6} />}>
        {known => (
          <>
            <Figures figures={known} keys={[...keys]} />
            <p className={classes.note}>
              {say.fill(words.reports.comparedWith, {
                from: say.date(known.before.from),
                until: say.date(known.before.until),
              })}{' '}
              {words.reports.cohort}
            </p>
          </>
        )}
      </Asked>
      <Asked query={campaigns} skeleton={<RowsSkeleton rows={6} columns={6} />}>
        {known =>
          known.campaigns.length === 0 ? (
            <Empty
              icon={<IconChartBar size={28} stroke={1.5} aria-hidden />}
              title={words.reports.noCampaignsTitle}
              lead={words.reports.noCampaignsLead}
            />
          ) : (
            <>
              <Rates campaigns={known.campaigns} />
              <Part title={words.reports.campaigns}>
                <CampaignsOf campaigns={known.campaigns} hasMore={known.hasMore} period={period} sort={sort} up={up} />
              </Part>
            </>
          )
        }
      </Asked>
    </Page>
  )
}

/** How the rates went from campaign to campaign; one or two make no line. */
function Rates({ campaigns }: { campaigns: CampaignLine[] }) {
  const say = useSay()
  const { reports } = say.words
  const sent = campaigns.filter(({ counts }) => counts.accepted > 0).reverse()
  if (sent.length < 3) return null
  const points = sent.map(({ title, startedAt, counts }) => ({
    at: startedAt ? say.dayMonth(startedAt) : '',
    title,
    opened: counts.humanOpened / counts.accepted,
    clicked: counts.humanClicked / counts.accepted,
  }))
  const best = points.reduce((one, other) => (other.opened > one.opened ? other : one))
  return (
    <Pictured
      title={reports.rates}
      lead={reports.ratesLead}
      about={say.fill(reports.ratesAbout, { title: best.title, percent: say.percent(best.opened, 1) })}
      chart={
        <Levels
          percent
          data={points}
          series={[
            { name: 'opened', label: say.words.campaigns.openRate, color: 'var(--accent)' },
            { name: 'clicked', label: say.words.campaigns.clickRate, color: 'var(--good)' },
          ]}
        />
      }
      table={<RatesTable campaigns={sent} />}
    />
  )
}
