import { IconCircleCheckFilled, IconCircleDashed, IconWorldSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Reply } from '../../../contract/endpoint.ts'
import { tracking as api } from '../../../contract/index.ts'
import type { SeenEvent } from '../../../contract/tracking.ts'
import { call } from '../../call.ts'
import { Part } from '../../parts/page.tsx'
import { Asked, Empty, TextSkeleton } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import classes from './tracking.module.css'

const ASK_AGAIN_MS = 3_000

/** What has come from the shop, asked again while somebody looks. */
export function Seen() {
  const { tracking } = useSay().words
  const query = useQuery({
    queryKey: ['tracking', 'seen'],
    queryFn: () => call(api.seen),
    refetchInterval: ASK_AGAIN_MS,
  })
  return (
    <Part title={tracking.seen}>
      <Asked query={query} skeleton={<TextSkeleton lines={4} />}>
        {seen => (seen.latest.length === 0 ? <Nothing /> : <Something seen={seen} />)}
      </Asked>
    </Part>
  )
}

function Nothing() {
  const { tracking } = useSay().words
  return (
    <Empty
      icon={<IconWorldSearch size={28} stroke={1.5} aria-hidden />}
      title={tracking.seenNothing}
      lead={tracking.seenNothingLead}
    />
  )
}

function Something({ seen: { latest, last } }: { seen: Reply<typeof api.seen> }) {
  const say = useSay()
  const { tracking } = say.words
  const signs = [
    [tracking.seenPage, last.page],
    [tracking.seenView, last.view],
    [tracking.seenBasket, last.basket],
    [tracking.seenKnown, last.known],
  ] as const
  return (
    <>
      <ul className={classes.signs}>
        {signs.map(([sign, at]) => (
          <li key={sign} data-seen={at !== null || undefined}>
            {at ? <IconCircleCheckFilled size={20} aria-hidden /> : <IconCircleDashed size={20} aria-hidden />}
            <span>
              <strong>{sign}</strong>
              <br />
              {at ? say.ago(at) : tracking.seenNever}
            </span>
          </li>
        ))}
      </ul>
      <h3 className={classes.latestTitle}>{tracking.seenLatest}</h3>
      <ol className={classes.latest}>
        {latest.map((event, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: events have no id here, and the whole list is new each time
          <Line key={i} event={event} />
        ))}
      </ol>
    </>
  )
}

function Line({ event }: { event: SeenEvent }) {
  const say = useSay()
  const { tracking } = say.words
  const { kind, at, url, title, action, isKnown, isBot } = event
  const what = kind === 'view' || kind === 'custom' ? action : (title ?? url)
  const who = isBot ? tracking.isBot : isKnown ? tracking.isKnown : tracking.isUnknown
  return (
    <li>
      <time dateTime={at}>{say.moment(at)}</time>
      <span>{tracking.kinds[kind]}</span>
      <span className={classes.what} title={url ?? undefined}>
        {what}
      </span>
      <span>{who}</span>
    </li>
  )
}
