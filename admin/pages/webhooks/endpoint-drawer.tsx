import { Button, Checkbox, Drawer, Group, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { webhooks as api } from '../../../contract/index.ts'
import type { WebhookEndpoint } from '../../../contract/webhook.ts'
import { type WebhookEventName, webhookEventNames, webhookEvents } from '../../../contract/webhook-event.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { useSay } from '../../words/voice.ts'
import { Refusal } from '../entry/refusal.tsx'
import { refreshWebhooks } from './webhook-calls.ts'
import classes from './webhooks.module.css'

interface EndpointDrawerProps {
  /** The one to edit; none: a new one. */
  endpoint?: WebhookEndpoint
  opened: boolean
  onClose: () => void
  onSecret: (secret: string) => void
}

export function EndpointDrawer({ endpoint, opened, onClose, onSecret }: EndpointDrawerProps) {
  const { webhooks } = useSay().words
  return (
    <Drawer opened={opened} onClose={onClose} title={endpoint ? webhooks.editTitle : webhooks.add}>
      <EndpointForm endpoint={endpoint} onClose={onClose} onSecret={onSecret} />
    </Drawer>
  )
}

interface Values {
  url: string
  name: string
  types: string[]
}

function EndpointForm({ endpoint, onClose, onSecret }: Omit<EndpointDrawerProps, 'opened'>) {
  const say = useSay()
  const { webhooks, general } = say.words
  const queries = useQueryClient()
  const tell = useTell()
  const form = useForm<Values>({
    initialValues: { url: endpoint?.url ?? '', name: endpoint?.name ?? '', types: endpoint?.types ?? [] },
    validate: {
      url: url => (/^\s*https?:\/\/\S/.test(url) ? null : webhooks.urlMissing),
      types: types => (types.length > 0 ? null : webhooks.typesMissing),
    },
  })
  const save = useMutation({
    mutationFn: async ({ url, name, types }: Values) => {
      const body = { url: url.trim(), name: name.trim(), types: types as WebhookEventName[] }
      if (!endpoint) return (await call(api.add, { body })).secret
      await call(api.change, { params: { id: endpoint.id }, body })
      return null
    },
    onSuccess: async secret => {
      onClose()
      if (secret === null) tell.done(webhooks.savedTell)
      else onSecret(secret)
      await refreshWebhooks(queries)
    },
  })
  const isAll = form.values.types.length === webhookEventNames.length
  return (
    <form onSubmit={form.onSubmit(values => save.mutate(values))} noValidate>
      <Stack gap="lg">
        <Refusal error={save.error} />
        <TextInput
          data-autofocus
          label={webhooks.url}
          placeholder="https://"
          inputMode="url"
          maxLength={2000}
          {...form.getInputProps('url')}
        />
        <TextInput
          label={webhooks.name}
          description={webhooks.nameHint}
          maxLength={100}
          {...form.getInputProps('name')}
        />
        <Checkbox.Group label={webhooks.types} description={webhooks.typesHint} {...form.getInputProps('types')}>
          <Stack gap="sm" mt="sm">
            {webhookEventNames.map(name => (
              <Checkbox
                key={name}
                value={name}
                label={webhookEvents[name].about[say.language]}
                description={
                  <Text span className={classes.code}>
                    {name}
                  </Text>
                }
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <Group justify="space-between" mt="sm">
          <Button
            variant="transparent"
            px={0}
            size="sm"
            onClick={() => form.setFieldValue('types', isAll ? [] : [...webhookEventNames])}
          >
            {isAll ? webhooks.noTypes : webhooks.allTypes}
          </Button>
          <Group gap="sm">
            <Button variant="default" onClick={onClose}>
              {general.cancel}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {endpoint ? general.save : webhooks.add}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  )
}
