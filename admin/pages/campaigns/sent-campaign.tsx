import { Alert } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { Campaign } from '../../../contract/campaign.ts'
import type { CampaignReport } from '../../../contract/report.ts'
import { Page, Part } from '../../parts/page.tsx'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import { Bounces } from './bounces.tsx'
import { moving } from './campaign-calls.ts'
import { CampaignMenu } from './campaign-menu.tsx'
import { Funnel } from './funnel.tsx'
import { Links } from './links.tsx'
import { Progress } from './progress.tsx'
import { Recipients } from './recipients.tsx'
import classes from './report.module.css'
import { reportQuery } from './report-calls.ts'
import { StatusDot } from './status-dot.tsx'

const Curve = lazy(() => import('./curve.tsx').then(m => ({ default: m.Curve })))

/** A started campaign: how far it is while it runs, and what came of it. */
export function SentCampaign({ campaign }: { campaign: Campaign }) {
  const { words } = useSay()
  const live = moving(campaign.status) || campaign.status === 'paused'
  const report = useQuery(reportQuery(campaign.id, live))
  return (
    <Page
      title={campaign.title}
      back={{ to: '/campaigns', word: words.campaigns.title }}
      lead={<Lead campaign={campaign} />}
      actions={<CampaignMenu campaign={campaign} />}
    >
      {campaign.error && (
        <Alert color="red" variant="light" mb="lg" title={words.campaigns.erroredTitle}>
          {campaign.error}
        </Alert>
      )}
      {live && <Progress campaign={campaign} />}
      <Funnel counts={campaign.counts} />
      <Asked query={report} skeleton={<TextSkeleton lines={8} />}>
        {known => <Report report={known} />}
      </Asked>
      <Recipients campaign={campaign} live={live} />
    </Page>
  )
}

function Lead({ campaign }: { campaign: Campaign }) {
  const say = useSay()
  const { words } = say
  const ended = campaign.status === 'cancelled' ? words.campaigns.cancelledOn : words.campaigns.doneOn
  return (
    <>
      <div>{campaign.subject}</div>
      <div className={classes.facts}>
        <StatusDot status={campaign.status} />
        <span>
          {campaign.fromName} &lt;{campaign.fromEmail}&gt;
        </span>
        {campaign.startedAt && (
          <span>{say.fill(words.campaigns.startedOn, { moment: say.moment(campaign.startedAt) })}</span>
        )}
        {campaign.doneAt && <span>{say.fill(ended, { moment: say.moment(campaign.doneAt) })}</span>}
      </div>
    </>
  )
}

function Report({ report }: { report: CampaignReport }) {
  const { words } = useSay()
  return (
    <>
      <Suspense
        fallback={
          <Part title={words.report.curve}>
            <TextSkeleton lines={6} />
          </Part>
        }
      >
        <Curve curve={report.curve} />
      </Suspense>
      <Links links={report.links} />
      <Bounces bounces={report.bounces} />
    </>
  )
}
