import { Button, Progress, Text } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CampaignRow } from '../../../contract/campaign.ts'
import { campaigns } from '../../../contract/index.ts'
import type { Task } from '../../../contract/task.ts'
import { call } from '../../call.ts'
import { TextLink } from '../../parts/link.tsx'
import { useTell } from '../../parts/notify.ts'
import { Part } from '../../parts/page.tsx'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { isActive, recentTasks } from '../../parts/tasks/task-calls.ts'
import { progressLine } from '../../parts/tasks/task-line.ts'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { StatusDot } from '../campaigns/status-dot.tsx'
import classes from './home.module.css'
import { homeCampaignsQuery } from './home-calls.ts'

/** Campaigns on their way, long jobs, and what starts by itself next. */
export function Running() {
  const { words } = useSay()
  const query = useQuery(homeCampaignsQuery)
  const { data } = useQuery(recentTasks)
  const tasks = (data?.tasks ?? []).filter(isActive)
  return (
    <Part title={words.home.running}>
      <Asked query={query} skeleton={<TextSkeleton lines={3} />}>
        {({ running, scheduled }) => (
          <ul className={classes.items}>
            {running.map(campaign => (
              <Sending key={campaign.id} campaign={campaign} />
            ))}
            {tasks.map(task => (
              <Working key={task.id} task={task} />
            ))}
            {scheduled.map(campaign => (
              <Scheduled key={campaign.id} campaign={campaign} />
            ))}
            {running.length + tasks.length + scheduled.length === 0 && <Nothing />}
          </ul>
        )}
      </Asked>
    </Part>
  )
}

function Nothing() {
  const { words } = useSay()
  return (
    <li>
      <Text c="dimmed">{words.home.nothingRuns}</Text>
    </li>
  )
}

function Sending({ campaign }: { campaign: CampaignRow }) {
  const say = useSay()
  const { words } = say
  const { counts, status, id, title } = campaign
  const done = counts.recipients - counts.waiting - counts.deferred
  const isPreparing = status === 'preparing'
  const line = { done: say.number(done), total: say.number(counts.recipients) }
  return (
    <li>
      <div className={classes.itemHead}>
        <TextLink to="/campaigns/$id" params={{ id }} className={classes.name}>
          {title}
        </TextLink>
        <StatusDot status={status} />
        {!isPreparing && <Steer campaign={campaign} />}
      </div>
      <Progress
        value={isPreparing || counts.recipients === 0 ? 100 : (100 * done) / counts.recipients}
        animated={isPreparing}
        color={status === 'paused' ? 'gray' : undefined}
        aria-label={say.fill(words.home.progressOf, { title })}
        my={6}
      />
      <div className={`${classes.small} numbers`}>
        {isPreparing ? words.campaigns.preparingLead : say.fill(words.campaigns.progressOf, line)}
      </div>
    </li>
  )
}

/** A thumb on a phone stops a mistake from here. */
function Steer({ campaign }: { campaign: CampaignRow }) {
  const say = useSay()
  const { words } = say
  const may = useMay('marketer')
  const queries = useQueryClient()
  const tell = useTell()
  const isPaused = campaign.status === 'paused'
  const steer = useMutation({
    mutationFn: () => call(isPaused ? campaigns.resume : campaigns.pause, { params: { id: campaign.id } }),
    onSuccess: () => tell.done(isPaused ? words.campaigns.resumedTell : words.campaigns.pausedTell),
    onError: tell.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: ['campaigns'] }),
  })
  if (!may) return null
  const Icon = isPaused ? IconPlayerPlay : IconPlayerPause
  const word = isPaused ? words.campaigns.resume : words.campaigns.pause
  return (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<Icon size={14} aria-hidden />}
      loading={steer.isPending}
      aria-label={`${word}: ${campaign.title}`}
      onClick={() => steer.mutate()}
    >
      {isPaused ? words.home.resume : words.campaigns.pause}
    </Button>
  )
}

function Working({ task }: { task: Task }) {
  const say = useSay()
  const { tasks } = say.words
  const share = task.total ? (100 * task.done) / task.total : null
  return (
    <li>
      <div className={classes.itemHead}>
        <span className={classes.name}>{tasks.kinds[task.kind]}</span>
      </div>
      <Progress
        value={share ?? 100}
        animated={share === null && task.state === 'running'}
        color={task.state === 'queued' ? 'gray' : undefined}
        aria-label={tasks.kinds[task.kind]}
        my={6}
      />
      <div className={`${classes.small} numbers`}>{progressLine(task, say) ?? tasks.states[task.state]}</div>
    </li>
  )
}

function Scheduled({ campaign }: { campaign: CampaignRow }) {
  const say = useSay()
  return (
    <li>
      <div className={classes.itemHead}>
        <TextLink to="/campaigns/$id" params={{ id: campaign.id }} className={classes.name}>
          {campaign.title}
        </TextLink>
        <StatusDot status={campaign.status} />
      </div>
      <div className={classes.small}>
        {campaign.scheduledAt && say.fill(say.words.home.startsAt, { moment: say.moment(campaign.scheduledAt) })}
      </div>
    </li>
  )
}
