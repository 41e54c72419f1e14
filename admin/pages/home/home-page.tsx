import { useQuery } from '@tanstack/react-query'
import { TextLink } from '../../parts/link.tsx'
import { Page, Part } from '../../parts/page.tsx'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { useSession } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { Figures } from '../reports/figures.tsx'
import { GrowthChart } from '../reports/growth-chart.tsx'
import { usePeriod } from '../reports/period.ts'
import { figuresQuery, growthQuery } from '../reports/report-calls.ts'
import { Care } from './care.tsx'
import classes from './home.module.css'
import { LastCampaigns } from './last-campaigns.tsx'
import { Running } from './running.tsx'
import { Steps } from './steps.tsx'

const keys = ['accepted', 'opened', 'clicked', 'newContacts', 'unsubscribed', 'revenue'] as const

/** What runs, what needs care, and how the last 30 days went. Each part asks, and fails, for itself. */
export function HomePage() {
  const { words } = useSay()
  const { account } = useSession()
  return (
    <Page title={words.home.title} heading={account.name}>
      <Steps />
      <div className={classes.now}>
        <Running />
        <Care />
      </div>
      <Month />
      <GrowthOfMonth />
      <LastCampaigns />
    </Page>
  )
}

/** Money that the mails brought has its place first in this row, once orders are known. */
function Month() {
  const { words } = useSay()
  const figures = useQuery(figuresQuery(usePeriod({})))
  return (
    <Part title={words.home.month} lead={words.home.monthLead} actions={<All />}>
      <Asked query={figures} skeleton={<TextSkeleton lines={4} />}>
        {known => <Figures figures={known} keys={[...keys]} />}
      </Asked>
    </Part>
  )
}

function All() {
  const { words } = useSay()
  return (
    <TextLink to="/reports" size="sm">
      {words.home.allNumbers}
    </TextLink>
  )
}

function GrowthOfMonth() {
  const { words } = useSay()
  const growth = useQuery(growthQuery(usePeriod({})))
  return (
    <Asked query={growth} skeleton={<TextSkeleton lines={8} />}>
      {known => (
        <GrowthChart
          growth={known}
          title={words.home.growth}
          lead={
            <TextLink to="/reports/growth" size="sm">
              {words.home.growthByList}
            </TextLink>
          }
        />
      )}
    </Asked>
  )
}
