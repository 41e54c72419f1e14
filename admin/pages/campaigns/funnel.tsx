import { Tooltip } from '@mantine/core'
import type { CampaignCounts } from '../../../contract/campaign.ts'
import { useSay } from '../../words/voice.ts'
import classes from './report.module.css'

interface Step {
  key: string
  word: string
  n: number
  share: number
  under?: string[]
  why?: string
}

/** From those it was meant for to those who clicked; human numbers lead, the rest is said in small print. */
export function Funnel({ counts }: { counts: CampaignCounts }) {
  const say = useSay()
  const { report } = say.words
  const all = (n: number, human: number) => (n > human ? [say.fill(report.humanAll, { all: say.number(n) })] : [])
  const of = (template: string, part: number, whole: number) =>
    say.fill(template, { percent: say.percent(part, whole) })
  const { recipients, accepted, humanOpened, humanClicked } = counts
  const share = (n: number) => (recipients > 0 ? n / recipients : 0)
  const steps: Step[] = [
    { key: 'recipients', word: report.recipients, n: recipients, share: share(recipients) },
    {
      key: 'accepted',
      word: report.accepted,
      n: accepted,
      share: share(accepted),
      under: [of(report.ofRecipients, accepted, recipients)],
      why: report.acceptedWhy,
    },
    {
      key: 'opened',
      word: report.opened,
      n: humanOpened,
      share: share(humanOpened),
      under: [of(report.ofAccepted, humanOpened, accepted), ...all(counts.opened, humanOpened)],
      why: report.humanWhy,
    },
    {
      key: 'clicked',
      word: report.clicked,
      n: humanClicked,
      share: share(humanClicked),
      under: [of(report.ofAccepted, humanClicked, accepted), ...all(counts.clicked, humanClicked)],
      why: report.humanWhy,
    },
  ]
  return (
    <>
      <dl className={classes.funnel}>
        {steps.map(step => (
          <FunnelStep key={step.key} step={step} />
        ))}
      </dl>
      <Losses counts={counts} />
    </>
  )
}

function FunnelStep({ step }: { step: Step }) {
  const say = useSay()
  return (
    <div>
      <dt>
        {step.why ? (
          <Tooltip label={step.why}>
            <span className={classes.explained}>{step.word}</span>
          </Tooltip>
        ) : (
          step.word
        )}
      </dt>
      <dd>
        <span className={classes.big}>{say.number(step.n)}</span>
        <span className={classes.bar} aria-hidden>
          <span style={{ width: `${100 * step.share}%`, minWidth: step.n > 0 ? 2 : 0 }} />
        </span>
        {step.under?.map(line => (
          <div key={line} className={classes.small}>
            {line}
          </div>
        ))}
      </dd>
    </div>
  )
}

function Losses({ counts }: { counts: CampaignCounts }) {
  const say = useSay()
  const { report, campaigns } = say.words
  const bounced = counts.softBounced + counts.hardBounced
  const split = say.fill(report.softHard, {
    soft: say.number(counts.softBounced),
    hard: say.number(counts.hardBounced),
  })
  const losses: [string, number, string?][] = [
    [report.unsubscribed, counts.unsubscribed],
    [report.complained, counts.complained],
    [report.bounced, bounced, bounced > 0 ? split : undefined],
    [campaigns.skipped, counts.skipped],
  ]
  if (counts.cancelled > 0) losses.push([campaigns.cancelledCount, counts.cancelled])
  return (
    <dl className={classes.losses}>
      {losses.map(([word, n, more]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>
            {say.number(n)}
            <span className={classes.small}>{more ?? (n > 0 && say.percent(n, counts.recipients))}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
