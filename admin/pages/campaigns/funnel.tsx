import { Tooltip } from '@mantine/core'
import type { CampaignCounts } from '../../../contract/campaign.ts'
import type { CampaignReport } from '../../../contract/report.ts'
import { Figure } from '../../parts/figure.tsx'
import { useSay } from '../../words/voice.ts'
import classes from './report.module.css'

type Comparison = CampaignReport['comparison']

interface Step {
  key: string
  word: string
  n: number
  under?: (string | false | undefined)[]
  why?: string
}

interface FunnelProps {
  counts: CampaignCounts
  /** Absent while it is being asked for. */
  comparison?: Comparison
  conversions?: CampaignReport['conversions']
  /** Most people open within two days: until then the rates only grow. */
  young: boolean
}

/** From those it was meant for to those who clicked; human numbers lead, the rest is said in small print. */
export function Funnel({ counts, comparison, conversions, young }: FunnelProps) {
  const say = useSay()
  const { report } = say.words
  const medians = comparison?.medians
  const of = (template: string, part: number, whole: number) =>
    say.fill(template, { percent: say.percent(part, whole) })
  const usual = (median: number | undefined) =>
    median !== undefined && say.fill(report.usually, { percent: say.percent(median, 1) })
  const all = (n: number, human: number) => n > human && say.fill(report.humanAll, { all: say.number(n) })
  const { recipients, accepted, humanOpened, humanClicked } = counts
  const steps: Step[] = [
    { key: 'recipients', word: report.recipients, n: recipients },
    {
      key: 'accepted',
      word: report.accepted,
      n: accepted,
      under: [of(report.ofRecipients, accepted, recipients)],
      why: report.acceptedWhy,
    },
    {
      key: 'opened',
      word: report.opened,
      n: humanOpened,
      under: [of(report.ofAccepted, humanOpened, accepted), usual(medians?.opened), all(counts.opened, humanOpened)],
      why: report.humanWhy,
    },
    {
      key: 'clicked',
      word: report.clicked,
      n: humanClicked,
      under: [
        of(report.ofAccepted, humanClicked, accepted),
        usual(medians?.clicked),
        humanOpened > 0 && of(report.ofOpened, humanClicked, humanOpened),
        all(counts.clicked, humanClicked),
      ],
      why: report.humanWhy,
    },
  ]
  if (conversions)
    steps.push({
      key: 'ordered',
      word: report.ordered,
      n: conversions.orders,
      under: [
        say.money(conversions.amount),
        conversions.orders > 0 && of(report.ofAccepted, conversions.orders, accepted),
      ],
      why: report.orderedWhy,
    })
  return (
    <>
      <dl className={classes.funnel}>
        {steps.map(({ key, under, ...step }) => (
          <Figure
            key={key}
            {...step}
            share={recipients > 0 ? step.n / recipients : 0}
            under={under?.filter(line => typeof line === 'string')}
          />
        ))}
      </dl>
      <Losses counts={counts} comparison={comparison} />
      <p className={classes.note}>
        {comparison && comparison.campaigns > 0 && say.fill(report.usuallyWhy, { n: say.number(comparison.campaigns) })}
        {young && ` ${report.stillGrowing}`}
      </p>
    </>
  )
}

interface Loss {
  word: string
  n: number
  /** Of how many; the share is said with its base. */
  whole: number
  base: string
  median?: number
  more?: string
  why?: string
}

function Losses({ counts, comparison }: { counts: CampaignCounts; comparison?: Comparison }) {
  const say = useSay()
  const { report, campaigns } = say.words
  const { softBounced, hardBounced, accepted, recipients } = counts
  const medians = comparison?.medians ?? undefined
  const ofAccepted = { whole: accepted, base: report.ofAccepted }
  const ofRecipients = { whole: recipients, base: report.ofRecipients }
  const split = say.fill(report.softHard, { soft: say.number(softBounced), hard: say.number(hardBounced) })
  const losses: Loss[] = [
    { word: report.unsubscribed, n: counts.unsubscribed, ...ofAccepted, median: medians?.unsubscribed },
    { word: report.complained, n: counts.complained, ...ofAccepted, median: medians?.complained },
    {
      word: report.bounced,
      n: softBounced + hardBounced,
      whole: accepted + counts.refused,
      base: report.ofTried,
      median: medians?.bounced,
      more: softBounced + hardBounced > 0 ? split : undefined,
    },
    { word: campaigns.skipped, n: counts.skipped, whole: 0, base: '', why: report.skippedWhy },
  ]
  if (counts.cancelled > 0) losses.push({ word: campaigns.cancelledCount, n: counts.cancelled, ...ofRecipients })
  return (
    <dl className={classes.losses}>
      {losses.map(loss => (
        <div key={loss.word}>
          <dt>
            {loss.why ? (
              <Tooltip label={loss.why}>
                <span className={classes.explained}>{loss.word}</span>
              </Tooltip>
            ) : (
              loss.word
            )}
          </dt>
          <dd>
            {say.number(loss.n)}
            {loss.n > 0 && loss.whole > 0 && (
              <div className={classes.small}>{say.fill(loss.base, { percent: say.percent(loss.n, loss.whole) })}</div>
            )}
            {loss.median !== undefined && (
              <div className={classes.small}>{say.fill(report.usually, { percent: say.percent(loss.median, 1) })}</div>
            )}
            {loss.more && <div className={classes.small}>{loss.more}</div>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
