import type { FiguresInTime, Figures as Numbers } from '../../../contract/report.ts'
import { Figure } from '../../parts/figure.tsx'
import type { Say } from '../../words/say.ts'
import { useSay } from '../../words/voice.ts'
import classes from './reports.module.css'

type Key = 'campaigns' | 'accepted' | 'opened' | 'clicked' | 'unsubscribed' | 'complained' | 'bounced' | 'newContacts'

/** A share has its part and its whole; an amount has only itself. */
const shares: Partial<Record<Key, (numbers: Numbers) => [number, number]>> = {
  opened: n => [n.humanOpened, n.accepted],
  clicked: n => [n.humanClicked, n.accepted],
  unsubscribed: n => [n.unsubscribed, n.accepted],
  complained: n => [n.complained, n.accepted],
  bounced: n => [n.refused, n.accepted + n.refused],
}

const amounts: Partial<Record<Key, (numbers: Numbers) => number>> = {
  campaigns: n => n.campaigns,
  accepted: n => n.accepted,
  newContacts: n => n.newContacts,
}

const WORTH_A_SHARE = 10
const LARGEST_CHANGE = 10

/** Numbers of a period, each with its base and with what it was in as many days before. */
export function Figures({ figures, keys }: { figures: FiguresInTime; keys: Key[] }) {
  const say = useSay()
  return (
    <dl className={classes.figures}>
      {keys.map(key => {
        const share = shares[key]
        return share ? (
          <Share key={key} name={key} now={share(figures.now)} earlier={share(figures.earlier)} />
        ) : (
          <Figure
            key={key}
            word={say.words.reports.figures[key]}
            n={amounts[key]!(figures.now)}
            under={[amountBefore(amounts[key]!(figures.now), amounts[key]!(figures.earlier), say)]}
          />
        )
      })}
    </dl>
  )
}

function Share({ name, now, earlier }: { name: Key; now: [number, number]; earlier: [number, number] }) {
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
      ]}
    />
  )
}

function amountBefore(now: number, earlier: number, say: Say): string {
  const { reports } = say.words
  if (earlier === 0) return reports.nothingBefore
  const before = say.number(earlier)
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
