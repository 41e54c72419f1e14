import { Skeleton } from '@mantine/core'
import type { Reply } from '../../../contract/endpoint.ts'
import type { transactional as contract } from '../../../contract/transactional.ts'
import { Figure } from '../../parts/figure.tsx'
import { useSay } from '../../words/voice.ts'
import classes from './transactional.module.css'

/** What came of the last 30 days' mails, people first. */
export function LogFigures({ figures }: { figures: Reply<typeof contract.figures> }) {
  const say = useSay()
  const { transactional } = say.words
  const { injected, accepted, refused, rejected, humanOpened, humanClicked } = figures
  const of = (n: number, whole: number) => [say.fill(transactional.of, { n: say.number(n), whole: say.number(whole) })]
  return (
    <section aria-label={transactional.figures}>
      <p className={classes.period}>{transactional.figures}</p>
      <dl className={classes.figures}>
        <Figure word={transactional.sent} n={injected} />
        <Figure word={transactional.accepted} n={accepted} />
        <Figure word={transactional.opened} n={say.percent(humanOpened, accepted)} under={of(humanOpened, accepted)} />
        <Figure
          word={transactional.clicked}
          n={say.percent(humanClicked, accepted)}
          under={of(humanClicked, accepted)}
        />
        <Figure
          word={transactional.refused}
          n={say.percent(refused, accepted + refused)}
          under={of(refused, accepted + refused)}
        />
        <Figure word={transactional.rejected} why={transactional.rejectedWhy} n={rejected} />
      </dl>
    </section>
  )
}

/** In their place while they are added up: the mails do not wait for it. */
export function LogFiguresSkeleton() {
  return (
    <div className={classes.figures}>
      {['sent', 'accepted', 'opened', 'clicked', 'refused', 'rejected'].map(figure => (
        <Skeleton key={figure} height={62} mt={25} />
      ))}
    </div>
  )
}
