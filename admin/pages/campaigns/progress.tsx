import { Alert, Progress as Bar, Button, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconHourglass, IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react'
import { type Campaign, type CampaignTrouble, troubleCodes } from '../../../contract/campaign.ts'
import { campaigns } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { Pace } from './pace-dialog.tsx'
import classes from './report.module.css'
import { useStep } from './steps.ts'

const shown = ['waiting', 'accepted', 'deferred', 'refused', 'skipped'] as const

export function Progress({ campaign }: { campaign: Campaign }) {
  const say = useSay()
  const { words } = say
  const may = useMay('marketer')
  const { counts, status } = campaign
  const done = counts.recipients - counts.waiting - counts.deferred
  const percent = counts.recipients > 0 ? (100 * done) / counts.recipients : 0
  return (
    <section className={classes.progress} aria-label={words.campaigns.progress}>
      <div className={classes.progressHead}>
        <p className={classes.progressText} aria-live="polite">
          {status === 'preparing'
            ? words.campaigns.preparingLead
            : say.fill(words.campaigns.progressOf, { done: say.number(done), total: say.number(counts.recipients) })}
          {status !== 'preparing' && <span>{say.percent(done, counts.recipients)}</span>}
        </p>
        {may && <ProgressActions campaign={campaign} />}
      </div>
      {campaign.trouble && <Trouble trouble={campaign.trouble} />}
      {status === 'paused' && <Paused {...campaign} />}
      <Pace campaign={campaign} left={status === 'preparing' ? undefined : counts.waiting} />
      <Bar
        value={status === 'preparing' ? 100 : percent}
        animated={status === 'preparing' && !campaign.trouble}
        color={status === 'paused' ? 'gray' : undefined}
        size="lg"
        radius="xl"
        transitionDuration={600}
        aria-label={words.campaigns.progress}
      />
      <dl className={classes.progressCounts}>
        {shown.map(key => (
          <div key={key}>
            <dt>{words.campaigns[key]}</dt>
            <dd>{say.number(counts[key])}</dd>
          </div>
        ))}
        {counts.resent > 0 && (
          <div>
            <Tooltip label={words.campaigns.resentWhy}>
              <dt>{say.plural(counts.resent, words.campaigns.resent)}</dt>
            </Tooltip>
          </div>
        )}
      </dl>
    </section>
  )
}

/** What a pause does not stop any more. */
function Paused({ inFlight }: Campaign) {
  const say = useSay()
  const { campaigns: words } = say.words
  return <p className={classes.small}>{inFlight > 0 ? say.plural(inFlight, words.inFlight) : words.nothingInFlight}</p>
}

/** Calm, since nothing is lost and nobody has to do anything here. */
function Trouble({ trouble }: { trouble: CampaignTrouble }) {
  const say = useSay()
  const words = say.words.campaigns.trouble
  const { since, text } = trouble
  const code = troubleCodes.find(code => code === text)
  return (
    <Alert variant="light" mb="md" role="status" icon={<IconHourglass size={18} aria-hidden />} title={words.title}>
      {code ? words[code] : say.fill(words.unreachable, { since: since ? say.clock(since) : '' })}
      {!code && <div className={classes.small}>{say.fill(words.said, { text })}</div>}
    </Alert>
  )
}

function ProgressActions({ campaign }: { campaign: Campaign }) {
  const say = useSay()
  const { words } = say
  const [asking, dialog] = useDisclosure()
  const { id } = campaign
  const pause = useStep(id, words.campaigns.pausedTell, () => call(campaigns.pause, { params: { id } }))
  const resume = useStep(id, words.campaigns.resumedTell, () => call(campaigns.resume, { params: { id } }))
  const cancel = useStep(id, words.campaigns.cancelledTell, () => call(campaigns.cancel, { params: { id } }))
  const left = campaign.counts.waiting + campaign.counts.deferred
  return (
    <div className={classes.progressActions}>
      {campaign.status === 'paused' ? (
        <Button
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          loading={resume.isPending}
          onClick={() => resume.mutate()}
        >
          {words.campaigns.resume}
        </Button>
      ) : (
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={16} aria-hidden />}
          loading={pause.isPending}
          onClick={() => pause.mutate()}
        >
          {words.campaigns.pause}
        </Button>
      )}
      <Button variant="subtle" color="red" leftSection={<IconX size={16} aria-hidden />} onClick={dialog.open}>
        {words.campaigns.cancelSending}
      </Button>
      <Confirm
        opened={asking}
        onClose={dialog.close}
        title={words.campaigns.cancelTitle}
        action={words.campaigns.cancelSending}
        keep={words.campaigns.cancelKeep}
        busy={cancel.isPending}
        onConfirm={() => cancel.mutate(undefined, { onSettled: dialog.close })}
      >
        {say.fill(words.campaigns.cancelLead, { people: say.plural(left, words.general.people) })}
      </Confirm>
    </div>
  )
}
