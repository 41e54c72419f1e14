import { Button, Checkbox, Group, Modal, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Static } from 'typebox'
import type { Audience } from '../../../../contract/audience.ts'
import { MomentPicker } from '../../../parts/moment-picker.tsx'
import { Failed } from '../../../parts/states.tsx'
import { useMoment } from '../../../parts/use-moment.ts'
import { useSession } from '../../../session.ts'
import { useSay } from '../../../words/voice.ts'
import { audienceQuery, campaignQuery } from '../campaign-calls.ts'
import { paceText } from '../pace-field.tsx'
import { useSchedule, useStart } from '../steps.ts'
import { leftOutTexts } from './audience-note.tsx'
import classes from './editor.module.css'
import { Warnings } from './warnings.tsx'

interface SendDialogProps {
  opened: boolean
  onClose: () => void
  campaign: { id: number; subject: string; perHour: number | null }
  /** What the server knows and the reader has seen: nothing else is sent. */
  version: number
  /** False while the last changes are on their way to the server. */
  ready?: boolean
  /** False when something could not be saved. */
  save?: () => Promise<boolean>
  /** Only to be sent now: it is scheduled already. */
  nowOnly?: boolean
}

/** To how many, when, who is left out and why; sending asks for a deliberate act. */
export function SendDialog(props: SendDialogProps) {
  const { words } = useSay()
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={words.sending.title} centered size="lg">
      <BeforeSending {...props} />
    </Modal>
  )
}

function BeforeSending(props: SendDialogProps) {
  const { words } = useSay()
  const { ready = true, campaign, version } = props
  const query = useQuery({ ...audienceQuery(campaign.id, version), enabled: ready })
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />
  if (!query.data)
    return (
      <Stack>
        <Skeleton height={34} width="60%" />
        <Text c="dimmed">{ready ? words.audience.counting : words.sending.unsaved}</Text>
      </Stack>
    )
  return <Decision {...props} audience={query.data} />
}

type DecisionProps = SendDialogProps & { audience: Static<typeof Audience> }

function Decision(props: DecisionProps) {
  const { audience, nowOnly } = props
  const say = useSay()
  const { sending } = say.words
  const [when, setWhen] = useState<'now' | 'later'>('now')
  const blocked = audience.recipients === 0 || audience.warnings.some(warning => warning.blocking)
  return (
    <Stack gap="lg">
      <Who {...props} later={when === 'later'} />
      <Warnings warnings={audience.warnings} hints={audience.hints} />
      {!blocked && !nowOnly && (
        <SegmentedControl
          aria-label={sending.when}
          value={when}
          onChange={value => setWhen(value as 'now' | 'later')}
          data={[
            { value: 'now', label: sending.now },
            { value: 'later', label: sending.later },
          ]}
        />
      )}
      {when === 'later' ? <Later {...props} /> : <Now {...props} blocked={blocked} />}
    </Stack>
  )
}

function Who({ audience, campaign, later }: DecisionProps & { later: boolean }) {
  const say = useSay()
  const { sending, audience: audienceWords, general } = say.words
  const session = useSession()
  const known = useQuery(campaignQuery(campaign.id)).data
  const people = say.plural(audience.recipients, general.toPeople)
  const left = leftOutTexts(audience.leftOut, say)
  return (
    <div>
      <p className={classes.sendCount}>
        {audience.recipients > 0 ? say.fill(later ? sending.toLater : sending.to, { people }) : sending.nobody}
      </p>
      <Text c="dimmed">{known?.subject === campaign.subject ? known.subjectSeen : campaign.subject}</Text>
      {campaign.perHour !== null && (
        <Text c="dimmed" size="sm" mt={6}>
          {paceText(audience.recipients, campaign.perHour, say)}
        </Text>
      )}
      {left.length > 0 && (
        <Text c="dimmed" size="sm" mt={6}>
          {audienceWords.leftOut}: {say.list(left)}
        </Text>
      )}
      {later && (
        <Text c="dimmed" size="sm" mt={6}>
          {sending.countedLater}
        </Text>
      )}
      {session.mailbox && (
        <Text c="dimmed" size="sm" mt={6}>
          {sending.mailbox}
        </Text>
      )}
    </div>
  )
}

function Now({ onClose, audience, blocked, ...props }: DecisionProps & { blocked: boolean }) {
  const say = useSay()
  const { sending, general } = say.words
  const [agreed, setAgreed] = useState(false)
  const start = useStart(props)
  const people = say.plural(audience.recipients, general.toPeople)
  return (
    <>
      {!blocked && (
        <Checkbox
          data-autofocus
          label={say.fill(sending.agree, { people })}
          checked={agreed}
          onChange={event => setAgreed(event.currentTarget.checked)}
        />
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {general.cancel}
        </Button>
        <Button
          disabled={blocked || !agreed}
          loading={start.isPending}
          onClick={() => start.mutate(undefined, { onSuccess: onClose })}
        >
          {blocked ? sending.title : say.fill(sending.do, { people })}
        </Button>
      </Group>
    </>
  )
}

function Later({ onClose, ...props }: SendDialogProps) {
  const say = useSay()
  const { sending, general } = say.words
  const moment = useMoment()
  const schedule = useSchedule(props)
  return (
    <>
      <MomentPicker moment={moment} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {general.cancel}
        </Button>
        <Button
          disabled={!moment.at}
          loading={schedule.isPending}
          onClick={() => moment.at && schedule.mutate(moment.at, { onSuccess: onClose })}
        >
          {sending.doLater}
        </Button>
      </Group>
    </>
  )
}
