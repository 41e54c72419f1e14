import { Alert, Button, Tooltip } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Campaign } from '../../../contract/campaign.ts'
import type { CampaignReport } from '../../../contract/report.ts'
import { Page } from '../../parts/page.tsx'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import { Bounces } from './bounces.tsx'
import { isYoung, moving } from './campaign-calls.ts'
import { CampaignMenu } from './campaign-menu.tsx'
import { Curve } from './curve.tsx'
import { Funnel } from './funnel.tsx'
import { Held } from './held.tsx'
import { Links } from './links.tsx'
import { Progress } from './progress.tsx'
import { Recipients } from './recipients.tsx'
import { Relations } from './relations.tsx'
import classes from './report.module.css'
import { reportQuery } from './report-calls.ts'
import { Signals } from './signals.tsx'
import { StatusDot } from './status-dot.tsx'

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
      actions={
        <>
          <CampaignMenu campaign={campaign} />
          <Print />
        </>
      }
    >
      {campaign.error && (
        <Alert color="red" variant="light" mb="lg" title={words.campaigns.erroredTitle}>
          {campaign.error}
        </Alert>
      )}
      {campaign.held > 0 && <Held campaign={campaign} />}
      {live && <Progress campaign={campaign} />}
      <Funnel
        counts={campaign.counts}
        comparison={report.data?.comparison}
        conversions={report.data?.conversions}
        young={isYoung(campaign)}
      />
      <Asked query={report} skeleton={<TextSkeleton lines={8} />}>
        {known => <Report report={known} />}
      </Asked>
      <div data-screen-only>
        <Recipients campaign={campaign} live={live} />
      </div>
    </Page>
  )
}

function Lead({ campaign }: { campaign: Campaign }) {
  const say = useSay()
  const { words } = say
  const ended = campaign.status === 'cancelled' ? words.campaigns.cancelledOn : words.campaigns.doneOn
  return (
    <>
      <div>{campaign.subjectSeen}</div>
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
      <Relations campaign={campaign} />
    </>
  )
}

function Report({ report }: { report: CampaignReport }) {
  return (
    <>
      <Curve report={report} />
      <Links links={report.links} />
      <Signals report={report} />
      <Bounces bounces={report.bounces} />
    </>
  )
}

function Print() {
  const { words } = useSay()
  return (
    <Tooltip label={words.report.print}>
      <Button variant="default" px="xs" aria-label={words.report.print} visibleFrom="sm" onClick={() => window.print()}>
        <IconPrinter size={18} aria-hidden />
      </Button>
    </Tooltip>
  )
}
