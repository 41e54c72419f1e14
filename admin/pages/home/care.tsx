import { Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { MissedWhy } from '../../../contract/campaign.ts'
import type { Care as Item, SenderDomain } from '../../../contract/home.ts'
import type { TaskKind } from '../../../contract/task.ts'
import { TextLink } from '../../parts/link.tsx'
import { Part } from '../../parts/page.tsx'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import type { Say } from '../../words/say.ts'
import { useSay } from '../../words/voice.ts'
import classes from './home.module.css'
import { careQuery, domainsQuery } from './home-calls.ts'

/** What a person should look after. The domains come when the name system has answered, and are missed by nobody until then. */
export function Care() {
  const { words } = useSay()
  const query = useQuery(careQuery)
  const { data } = useQuery(domainsQuery)
  const domains = (data?.domains ?? []).filter(isWrong)
  return (
    <Part title={words.home.care}>
      <Asked query={query} skeleton={<TextSkeleton lines={3} />}>
        {({ care }) => (
          <ul className={classes.items}>
            {care.map(item => (
              <OneCare key={JSON.stringify([item.code, item.data])} item={item} />
            ))}
            {domains.map(domain => (
              <Domain key={domain.domain} domain={domain} />
            ))}
            {care.length + domains.length === 0 && <AllWell />}
          </ul>
        )}
      </Asked>
    </Part>
  )
}

const isWrong = (domain: SenderDomain) => domain.isFreemail || domain.hasSpf === false || domain.hasDmarc === false

function AllWell() {
  const { words } = useSay()
  return (
    <li className={classes.care}>
      <IconCircleCheck size={18} color="var(--good)" aria-hidden />
      <Text c="dimmed">{words.home.allWell}</Text>
    </li>
  )
}

interface LineProps {
  serious: boolean
  title: string
  children?: ReactNode
}

function Line({ serious, title, children }: LineProps) {
  const { words } = useSay()
  const Icon = serious ? IconAlertTriangle : IconInfoCircle
  return (
    <li className={classes.care}>
      <Icon
        size={18}
        color={serious ? 'var(--bad)' : 'var(--wait)'}
        role="img"
        aria-label={serious ? words.home.serious : words.home.notice}
      />
      <div>
        <div className={classes.name}>{title}</div>
        {children && <div className={classes.small}>{children}</div>}
      </div>
    </li>
  )
}

function Domain({ domain }: { domain: SenderDomain }) {
  const say = useSay()
  const { home } = say.words
  if (domain.isFreemail)
    return (
      <Line serious title={say.fill(home.freemailTitle, { domain: domain.domain })}>
        {home.freemail}
      </Line>
    )
  const missing = [domain.hasSpf === false && 'SPF', domain.hasDmarc === false && 'DMARC'].filter(
    name => typeof name === 'string',
  )
  return (
    <Line serious={false} title={say.fill(home.domainTitle, { domain: domain.domain })}>
      {say.fill(home.domain, { missing: say.list(missing) })}
    </Line>
  )
}

function OneCare({ item }: { item: Item }) {
  const say = useSay()
  const told = sentences[item.code](item.data, say)
  return (
    <Line serious={item.isSerious} title={told.title}>
      {told.more}
    </Line>
  )
}

type Data = Record<string, unknown>
interface Told {
  title: string
  more?: ReactNode
}

const rateOf = (data: Data, say: Say) => {
  const { n, whole } = data as { n: number; whole: number }
  return { percent: say.percent(n, whole), n: say.number(n), whole: say.number(whole) }
}

function campaignLink(data: Data, word: string) {
  return (
    <TextLink to="/campaigns/$id" params={{ id: Number(data.id) }} size="sm">
      {word}
    </TextLink>
  )
}

const sentences: Record<Item['code'], (data: Data, say: Say) => Told> = {
  noSender: (_, { words }) => ({ title: words.home.noSender, more: words.campaigns.trouble.noSender }),
  noWorker: (_, { words }) => ({ title: words.home.noWorker, more: words.home.noWorkerMore }),
  senderTrouble: ({ since, text }, say) => ({
    title: say.words.home.senderTrouble,
    more: (
      <>
        {say.fill(say.words.campaigns.trouble.unreachable, { since: say.clock(String(since)) })}{' '}
        {say.fill(say.words.campaigns.trouble.said, { text: String(text) })}
      </>
    ),
  }),
  campaignMissed: (data, say) => ({
    title: say.fill(say.words.home.campaignMissed, { title: String(data.title) }),
    more: (
      <>
        {say.words.home.missedWhy[data.why as MissedWhy]} {campaignLink(data, say.words.home.decide)}
      </>
    ),
  }),
  campaignErrored: (data, say) => ({
    title: say.fill(say.words.home.campaignErrored, { title: String(data.title) }),
    more: campaignLink(data, say.words.home.look),
  }),
  complaints: (data, say) => ({
    title: say.fill(say.words.home.complaints, rateOf(data, say)),
    more: say.words.home.complaintsMore,
  }),
  campaignComplaints: (data, say) => ({
    title: say.fill(say.words.home.campaignComplaints, { ...rateOf(data, say), title: String(data.title) }),
    more: (
      <>
        {say.words.home.campaignComplaintsMore} {campaignLink(data, say.words.home.look)}
      </>
    ),
  }),
  bounces: (data, say) => ({
    title: say.fill(say.words.home.bounces, rateOf(data, say)),
    more: say.words.home.bouncesMore,
  }),
  listsWithoutSender: ({ lists }, say) => ({
    title: say.words.home.listsWithoutSender,
    more: <Lists lists={lists as { id: number; name: string }[]} />,
  }),
  noticesUnconfirmed: ({ addresses }, say) => ({
    title: say.words.home.noticesUnconfirmed,
    more: say.fill(say.words.home.noticesUnconfirmedMore, { addresses: say.list(addresses as string[]) }),
  }),
  webhookAiling: ({ url, isOff, since }, say) => ({
    title: say.fill(isOff ? say.words.home.webhookOff : say.words.home.webhookFailing, { url: String(url) }),
    more: (
      <>
        {since !== null && say.fill(say.words.home.webhookSince, { moment: say.moment(String(since)) })}{' '}
        <TextLink to="/account/webhooks" size="sm">
          {say.words.home.look}
        </TextLink>
      </>
    ),
  }),
  couponsLow: ({ folders }, say) => ({
    title: say.words.home.couponsLow,
    more: <Folders folders={folders as { id: number; name: string; left: number }[]} />,
  }),
  taskFailed: ({ kind, at }, say) => ({
    title: say.fill(say.words.home.taskFailed, { task: say.words.tasks.kinds[kind as TaskKind] }),
    more: say.fill(say.words.home.taskFailedMore, { ago: say.ago(String(at)) }),
  }),
}

function Folders({ folders }: { folders: { id: number; name: string; left: number }[] }) {
  const say = useSay()
  return folders.map(({ id, name, left }, i) => (
    <span key={id}>
      {i > 0 && ', '}
      <TextLink to="/shop/coupons" search={{ folder: id }} size="sm">
        {say.fill(say.words.home.couponsLeft, { name, left: say.number(left) })}
      </TextLink>
    </span>
  ))
}

function Lists({ lists }: { lists: { id: number; name: string }[] }) {
  return lists.map(({ id, name }, i) => (
    <span key={id}>
      {i > 0 && ', '}
      <TextLink to="/lists/$id" params={{ id }} size="sm">
        {name}
      </TextLink>
    </span>
  ))
}
