import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Campaign } from '../../../contract/campaign.ts'
import { campaigns } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { useSay } from '../../words/voice.ts'
import { useStep } from './steps.ts'

interface RenameDialogProps {
  campaign: Campaign
  opened: boolean
  onClose: () => void
}

export function RenameDialog({ campaign, opened, onClose }: RenameDialogProps) {
  const { words } = useSay()
  return (
    <Modal opened={opened} onClose={onClose} title={words.campaigns.renameTitle} centered>
      <Form campaign={campaign} onClose={onClose} />
    </Modal>
  )
}

function Form({ campaign, onClose }: Omit<RenameDialogProps, 'opened'>) {
  const { words } = useSay()
  const { id } = campaign
  const [title, setTitle] = useState(campaign.title)
  const rename = useStep(id, words.campaigns.renamedTell, () =>
    call(campaigns.rename, { params: { id }, body: { title: title.trim() } }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (title.trim()) rename.mutate(undefined, { onSuccess: onClose })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <TextInput
          data-autofocus
          label={words.campaigns.name}
          description={words.campaigns.renameHint}
          value={title}
          maxLength={300}
          onChange={event => setTitle(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.general.cancel}
          </Button>
          <Button type="submit" disabled={!title.trim()} loading={rename.isPending}>
            {words.campaigns.rename}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
