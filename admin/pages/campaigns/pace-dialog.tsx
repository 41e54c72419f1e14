import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type FormEvent, useState } from 'react'
import type { Campaign } from '../../../contract/campaign.ts'
import { campaigns } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { PaceInput, paceText } from './pace-field.tsx'
import classes from './report.module.css'
import { useStep } from './steps.ts'

/** How fast a campaign goes, or will go; may be changed until the last mail has left. */
export function Pace({ campaign, left }: { campaign: Campaign; left: number | undefined }) {
  const say = useSay()
  const { campaigns: words } = say.words
  const may = useMay('marketer')
  const [opened, dialog] = useDisclosure()
  const { perHour } = campaign
  const atMost = perHour !== null && say.fill(words.paceAtMost, { perHour: say.number(perHour) })
  return (
    <div className={classes.pace}>
      <span>{perHour !== null && left ? paceText(left, perHour, say) : atMost || words.noPace}</span>
      {may && (
        <Button variant="subtle" size="compact-sm" onClick={dialog.open}>
          {words.changePace}
        </Button>
      )}
      <Modal opened={opened} onClose={dialog.close} title={words.paceTitle} centered>
        <Form campaign={campaign} onClose={dialog.close} />
      </Modal>
    </div>
  )
}

function Form({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const { words } = useSay()
  const { id } = campaign
  const [perHour, setPerHour] = useState(campaign.perHour)
  const pace = useStep(id, words.campaigns.paceTell, () => call(campaigns.pace, { params: { id }, body: { perHour } }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    pace.mutate(undefined, { onSettled: onClose })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <PaceInput data-autofocus perHour={perHour} change={setPerHour} />
        <Text c="dimmed" size="sm">
          {words.campaigns.paceNow}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.general.cancel}
          </Button>
          <Button type="submit" disabled={perHour === campaign.perHour} loading={pace.isPending}>
            {words.campaigns.changePace}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
