import { Alert, Button, Skeleton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCalendarEvent, IconPencil, IconSend } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Campaign } from '../../../contract/campaign.ts'
import { campaigns } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { MailFrame } from '../../parts/mail-frame.tsx'
import { Page, Part } from '../../parts/page.tsx'
import { Asked } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { listsQuery } from '../lists/list-calls.ts'
import { audienceQuery } from './campaign-calls.ts'
import { CampaignMenu } from './campaign-menu.tsx'
import { leftOutTexts } from './editor/audience-note.tsx'
import { SendDialog } from './editor/send-dialog.tsx'
import { Warnings } from './editor/warnings.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { Pace } from './pace-dialog.tsx'
import { Relations } from './relations.tsx'
import classes from './scheduled-campaign.module.css'
import { StatusDot } from './status-dot.tsx'
import { useUnschedule } from './steps.ts'

/** A campaign that waits for its time, or that missed it and waits for a person. */
export function ScheduledCampaign({ campaign }: { campaign: Campaign }) {
  const { words } = useSay()
  const may = useMay('marketer')
  return (
    <Page
      title={campaign.title}
      back={{ to: '/campaigns', word: words.campaigns.title }}
      lead={<Lead campaign={campaign} />}
      actions={
        <>
          <CampaignMenu campaign={campaign} />
          {may && <Steps campaign={campaign} />}
        </>
      }
    >
      {campaign.status === 'missed' && <Missed campaign={campaign} />}
      <People campaign={campaign} />
      <Mail campaign={campaign} />
    </Page>
  )
}

function Lead({ campaign }: { campaign: Campaign }) {
  const say = useSay()
  const { sending, campaigns: words } = say.words
  return (
    <>
      <div>{campaign.subjectSeen || words.noSubject}</div>
      <div className={classes.facts}>
        <StatusDot status={campaign.status} />
        {campaign.status === 'scheduled' && campaign.scheduledAt && (
          <span>
            {say.fill(sending.leaves, { moment: say.longMoment(campaign.scheduledAt) })} (
            {say.ago(campaign.scheduledAt)})
          </span>
        )}
      </div>
      <Relations campaign={campaign} />
    </>
  )
}

function Steps({ campaign }: { campaign: Campaign }) {
  const { words } = useSay()
  const { sending } = words
  const [moving, move] = useDisclosure()
  const [sendingNow, send] = useDisclosure()
  const [asking, ask] = useDisclosure()
  const unschedule = useUnschedule(campaign.id)
  const missed = campaign.status === 'missed'
  return (
    <>
      <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={ask.open}>
        {sending.edit}
      </Button>
      <Button variant="default" leftSection={<IconSend size={16} aria-hidden />} onClick={send.open}>
        {sending.sendNow}
      </Button>
      <Button leftSection={<IconCalendarEvent size={16} aria-hidden />} onClick={move.open}>
        {missed ? sending.again : sending.move}
      </Button>
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={sending.editTitle}
        action={sending.editDo}
        danger={false}
        busy={unschedule.isPending}
        onConfirm={() => unschedule.mutate(undefined, { onSettled: ask.close })}
      >
        {sending.editLead}
      </Confirm>
      <SendDialog opened={sendingNow} onClose={send.close} campaign={campaign} version={campaign.version} nowOnly />
      <MoveDialog opened={moving} onClose={move.close} campaign={{ ...campaign, scheduledAt: campaign.scheduledAt! }} />
    </>
  )
}

function Missed({ campaign }: { campaign: Campaign }) {
  const say = useSay()
  const { sending } = say.words
  return (
    <Alert color="red" variant="light" mb="xl" role="alert" title={sending.missedTitle}>
      {say.fill(sending.missedLead, { moment: campaign.scheduledAt ? say.moment(campaign.scheduledAt) : '' })}{' '}
      {campaign.missedWhy && sending.missed[campaign.missedWhy]}
    </Alert>
  )
}

function People({ campaign }: { campaign: Campaign }) {
  const say = useSay()
  const { sending, audience: words, general } = say.words
  const audience = useQuery({ ...audienceQuery(campaign.id, campaign.version), refetchInterval: 60_000 })
  const lists = useQuery(listsQuery)
  const named = (ids: number[]) =>
    say.list(ids.map(id => lists.data?.lists.find(list => list.id === id)?.name ?? sending.goneList))
  return (
    <div className={classes.people}>
      <Asked query={audience} skeleton={<Skeleton height={28} width={280} />}>
        {({ recipients, leftOut, warnings }) => (
          <>
            <p className={classes.count}>
              {recipients > 0
                ? say.fill(sending.people, { people: say.plural(recipients, general.toPeople) })
                : sending.nobody}
            </p>
            <p className={classes.why}>{sending.peopleWhy}</p>
            <Warnings warnings={warnings} />
            {leftOutTexts(leftOut, say).length > 0 && (
              <p className={classes.why}>
                {words.leftOut}: {say.list(leftOutTexts(leftOut, say))}
              </p>
            )}
          </>
        )}
      </Asked>
      <Pace campaign={campaign} left={audience.data?.recipients} />
      {lists.data && (
        <dl className={classes.settings}>
          <dt>{sending.lists}</dt>
          <dd>{named(campaign.listIds)}</dd>
          {campaign.excludedListIds.length > 0 && (
            <>
              <dt>{sending.excluded}</dt>
              <dd>{named(campaign.excludedListIds)}</dd>
            </>
          )}
          <dt>{sending.sender}</dt>
          <dd>
            {campaign.fromName} &lt;{campaign.fromEmail}&gt;
          </dd>
        </dl>
      )}
    </div>
  )
}

function Mail({ campaign }: { campaign: Campaign }) {
  const { words } = useSay()
  const preview = useQuery({
    queryKey: ['campaigns', campaign.id, 'preview', campaign.version],
    queryFn: () => call(campaigns.preview, { params: { id: campaign.id }, body: {} }),
  })
  return (
    <Part title={words.sending.preview}>
      <Asked query={preview} skeleton={<Skeleton height={420} />}>
        {({ html }) => (
          <div className={classes.mail}>
            <MailFrame html={html} title={words.sending.preview} />
          </div>
        )}
      </Asked>
    </Part>
  )
}
