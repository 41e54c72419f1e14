import { Button, Group, Modal, Stack, Switch, Text, TextInput } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import type { Campaign } from '../../../contract/campaign.ts'
import { campaigns } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { Copy } from '../../parts/copy.tsx'
import { useTell } from '../../parts/notify.ts'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { useQuietStep } from './steps.ts'

interface WebVersionDialogProps {
  campaign: Campaign
  opened: boolean
  onClose: () => void
}

/** The campaign's address on the web: on or off, for search engines or not. */
export function WebVersionDialog({ campaign, opened, onClose }: WebVersionDialogProps) {
  const { words } = useSay()
  return (
    <Modal opened={opened} onClose={onClose} title={words.webVersion.title} centered>
      <Settings campaign={campaign} />
    </Modal>
  )
}

function Settings({ campaign }: { campaign: Campaign }) {
  const { words } = useSay()
  const { webVersion } = words
  const may = useMay('marketer')
  const tell = useTell()
  const { id, archive, archiveUrl, startedAt } = campaign
  const set = useQuietStep(id, (patch: Partial<Campaign['archive']>) =>
    call(campaigns.archive, { params: { id }, body: patch }),
  )
  const change = (patch: Partial<Campaign['archive']>) => set.mutate(patch, { onError: tell.failed })
  return (
    <Stack gap="lg">
      <Text c="dimmed">{webVersion.lead}</Text>
      <TextInput
        label={webVersion.link}
        value={archiveUrl}
        readOnly
        rightSection={<Copy value={archiveUrl} what={webVersion.link} />}
        description={!archive.isShown ? webVersion.hidden : startedAt === null ? webVersion.draft : undefined}
      />
      <Switch
        label={webVersion.shown}
        checked={archive.isShown}
        disabled={!may}
        onChange={event => change({ isShown: event.currentTarget.checked })}
      />
      <Switch
        label={webVersion.indexed}
        description={webVersion.indexedWhy}
        checked={archive.isIndexed}
        disabled={!may || !archive.isShown}
        onChange={event => change({ isIndexed: event.currentTarget.checked })}
      />
      {archive.isShown && startedAt !== null && (
        <Group justify="flex-end">
          <Button
            component="a"
            href={archiveUrl}
            target="_blank"
            rel="noreferrer"
            variant="default"
            rightSection={<IconExternalLink size={15} aria-hidden />}
          >
            {webVersion.open}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
