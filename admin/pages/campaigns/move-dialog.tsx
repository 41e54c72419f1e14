import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { MomentPicker } from '../../parts/moment-picker.tsx'
import { useMoment } from '../../parts/use-moment.ts'
import { useSay } from '../../words/voice.ts'
import { useSchedule } from './steps.ts'

interface MoveDialogProps {
  opened: boolean
  onClose: () => void
  campaign: { id: number; title: string; scheduledAt: string; version: number }
  /** Where it is proposed to go; where it is now when not said. */
  to?: Date
}

/** Another time for a scheduled campaign: proposed by a drag or chosen here, and always confirmed. */
export function MoveDialog({ opened, onClose, campaign, to }: MoveDialogProps) {
  const say = useSay()
  const title = say.fill(say.words.sending.moveTitle, { title: campaign.title })
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<span style={{ overflowWrap: 'anywhere' }}>{title}</span>}
      styles={{ title: { minWidth: 0 } }}
      centered
    >
      <Moving key={to?.toISOString()} onClose={onClose} campaign={campaign} to={to} />
    </Modal>
  )
}

function Moving({ onClose, campaign, to }: Omit<MoveDialogProps, 'opened'>) {
  const say = useSay()
  const { sending, general } = say.words
  const moment = useMoment(to ?? new Date(campaign.scheduledAt))
  const move = useSchedule({ campaign, version: campaign.version }, sending.movedTell)
  const isSame = moment.at?.toISOString() === campaign.scheduledAt
  return (
    <Stack gap="lg">
      <Text c="dimmed">{say.fill(sending.moveFrom, { moment: say.moment(campaign.scheduledAt) })}</Text>
      <MomentPicker moment={moment} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {general.cancel}
        </Button>
        <Button
          disabled={!moment.at || isSame}
          loading={move.isPending}
          onClick={() => moment.at && move.mutate(moment.at, { onSettled: onClose })}
        >
          {sending.move}
        </Button>
      </Group>
    </Stack>
  )
}
