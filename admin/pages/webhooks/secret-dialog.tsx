import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { Copy } from '../../parts/copy.tsx'
import { useSay } from '../../words/voice.ts'
import classes from './webhooks.module.css'

/** Shown once: a click beside it must not take it away. */
export function SecretDialog({ secret, onClose }: { secret: string | undefined; onClose: () => void }) {
  const { webhooks } = useSay().words
  return (
    <Modal
      opened={secret !== undefined}
      onClose={onClose}
      title={webhooks.secretTitle}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
      centered
    >
      <Stack gap="lg">
        <Text>{webhooks.secretLead}</Text>
        <TextInput
          label={webhooks.secretLabel}
          readOnly
          classNames={{ input: classes.code }}
          value={secret ?? ''}
          rightSection={<Copy value={secret ?? ''} what={webhooks.secretLabel} />}
          onFocus={event => event.currentTarget.select()}
        />
        <Group justify="flex-end">
          <Button data-autofocus onClick={onClose}>
            {webhooks.secretDone}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
