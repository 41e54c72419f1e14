import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { webhooks as api } from '../../../contract/index.ts'
import type { WebhookEndpoint } from '../../../contract/webhook.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { useSay } from '../../words/voice.ts'
import { refreshWebhooks } from './webhook-calls.ts'

const HOUR_MS = 3_600_000
const SPANS = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 168 * HOUR_MS, month: 720 * HOUR_MS }
type Span = keyof typeof SPANS

interface ReplayDialogProps {
  endpoint: WebhookEndpoint
  opened: boolean
  onClose: () => void
}

export function ReplayDialog({ endpoint, opened, onClose }: ReplayDialogProps) {
  const say = useSay()
  const { webhooks, general } = say.words
  const queries = useQueryClient()
  const tell = useTell()
  const [span, setSpan] = useState<Span>('day')
  const send = useMutation({
    mutationFn: () => {
      const since = new Date(Date.now() - SPANS[span]).toISOString()
      return call(api.replay, { params: { id: endpoint.id }, body: { since } })
    },
    onSuccess: async ({ again }) => {
      onClose()
      tell.done(say.plural(again, webhooks.replayed))
      await refreshWebhooks(queries)
    },
    onError: tell.failed,
  })
  return (
    <Modal opened={opened} onClose={onClose} title={webhooks.replayTitle} centered>
      <Stack gap="lg">
        <Text>{say.fill(webhooks.replayLead, { url: endpoint.url })}</Text>
        <Select
          label={webhooks.replaySince}
          data={(Object.keys(SPANS) as Span[]).map(value => ({ value, label: webhooks.sinces[value] }))}
          value={span}
          allowDeselect={false}
          onChange={value => value && setSpan(value as Span)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {general.cancel}
          </Button>
          <Button loading={send.isPending} onClick={() => send.mutate()}>
            {webhooks.replay}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
