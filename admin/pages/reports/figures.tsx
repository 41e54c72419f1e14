import type { FiguresInTime, Figures as Numbers } from '../../../contract/report.ts'
import { Figure } from '../../parts/figure.tsx'
import type { Say } from '../../words/say.ts'
import { useSay } from '../../words/voice.ts'
import classes from './reports.module.css'

type Key =
  | 'campaigns'
  | 'accepted'
  | 'opened'
  | 'clicked'
  | 'unsubscribed'
  | 'complained'
  | 'bounced'
  | 'newContacts'
  | 'orders'
  | 'revenue'

/**
 * People open within two days: while a campaign is on its way its rate is near nothing, and would pull a month's down. So it
 * counts when its numbers are in; only where there is no other is a growing one shown.
 */
const rated = (numbers: Numbers) => (numbers.ripe.campaigns > 0 ? numbers.ripe : numbers)
const ripening: Key[] = ['opened', 'clicked']

/** A share has its part and its whole; an amount has only itself. */
const shares: Partial<Record<Key, (numbers: Numbers) => [number, number]>> = {
  opened: n => [rated(n).humanOpened, rated(n).accepted],
  clicked: n => [rated(n).humanClicked, rated(n).accepted],
  unsubscribed: n => [n.unsubscribed, n.accepted],
  complained: n => [n.complained, n.accepted],
  bounced: n => [n.refused, n.accepted + n.refused],
}

const amounts: Partial<Record<Key, (numbers: Numbers) => number>> = {
  campaigns: n => n.campaigns,
  accepted: n => n.accepted,
  newContacts: n => n.newContacts,
  orders: n => n.conversions?.orders ?? 0,
  revenue: n => n.conversions?.amount ?? 0,
}

/** Left out where no order was ever told. */
const ofOrders: Key[] = ['orders', 'revenue']

const WORTH_A_SHARE = 10
const LARGEST_CHANGE = 10

/** Numbers of a period, each with its base and with what it was in as many days before. */
export function Figures({ figures, keys }: { figures: FiguresInTime; keys: Key[] }) {
  const say = useSay()
  return (
    <dl className={classes.figures}>
      {keys.map(key => {
        const share = shares[key]
        if (ofOrders.includes(key) && !figures.now.conversions) return null
        return share ? (
          <Share
            key={key}
            name={key}
            now={share(figures.now)}
            earlier={share(figures.earlier)}
            note={ripening.includes(key) ? youngText(figures.now, say) : null}
          />
        ) : (
          <Figure
            key={key}
            word={say.words.reports.figures[key]}
            n={shown(key, amounts[key]!(figures.now), say)}
            why={whyOf(key, say)}
            under={[
              amountBefore(key, amounts[key]!(figures.now), amounts[key]!(figures.earlier), say),
              ...(key === 'newContacts' && figures.now.deletedContacts > 0 ? [deletedText(figures.now, say)] : []),
            ]}
          />
        )
      })}
    </dl>
  )
}

function youngText({ campaigns, ripe }: Numbers, say: Say): string | null {
  const { reports } = say.words
  if (campaigns === ripe.campaigns) return null
  return ripe.campaigns === 0 ? reports.growing : say.plural(campaigns - ripe.campaigns, reports.withoutYoung)
}

interface ShareProps {
  name: Key
  now: [number, number]
  earlier: [number, number]
  note: string | null
}

function Share({ name, now, earlier, note }: ShareProps) {
  const say = useSay()
  const { reports } = say.words
  const whys = reports.whys as Partial<Record<Key, string>>
  const bases = reports.bases as Partial<Record<Key, string>>
  return (
    <Figure
      word={reports.figures[name]}
      why={whys[name]}
      n={say.percent(...now)}
      under={[
        say.fill(bases[name] ?? reports.ofAccepted, { n: say.number(now[0]), whole: say.number(now[1]) }),
        shareBefore(now, earlier, say),
        ...(note === null ? [] : [note]),
      ]}
    />
  )
}

const deletedText = ({ deletedContacts }: Numbers, say: Say) =>
  say.fill(say.words.reports.deletedSince, { n: say.number(deletedContacts) })

function whyOf(key: Key, { words: { reports } }: Say): string | undefined {
  return key === 'newContacts' ? reports.newContactsWhy : (reports.whys as Partial<Record<Key, string>>)[key]
}

const shown = (key: Key, n: number, say: Say) => (key === 'revenue' ? say.money(Math.round(n)) : say.number(n))

function amountBefore(key: Key, now: number, earlier: number, say: Say): string {
  const { reports } = say.words
  if (earlier === 0) return reports.nothingBefore
  const before = shown(key, earlier, say)
  // Of next to nothing a share says nothing.
  if (earlier < WORTH_A_SHARE || now / earlier > LARGEST_CHANGE) return say.fill(reports.shareBefore, { before })
  return say.fill(reports.amountBefore, { before, change: say.change(now / earlier - 1) })
}

function shareBefore([n, whole]: [number, number], [before, wholeBefore]: [number, number], say: Say): string {
  const { reports } = say.words
  if (wholeBefore === 0) return reports.nothingBefore
  const share = say.percent(before, wholeBefore)
  if (whole === 0) return say.fill(reports.shareBefore, { before: share })
  const points = say.points(n / whole - before / wholeBefore)
  return points === say.points(0) ? reports.unchanged : say.fill(reports.shareChange, { before: share, points })
}
