import { Alert, Button, Group, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { listWebhook } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { Part } from '../../parts/page.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'

/** Ecomail's webhook of the list: saved by itself, since it is no setting of the list but an endpoint of the account. */
export function WebhookPart({ listId }: { listId: number }) {
  const say = useSay()
  const { webhooks, general } = say.words
  const may = useMay('marketer')
  const tell = useTell()
  const queries = useQueryClient()
  const queryKey = ['lists', listId, 'webhook']
  const kept = useQuery({ queryKey, queryFn: () => call(listWebhook.read, { params: { id: listId } }) })
  const [typed, setTyped] = useState<string>()
  const url = kept.data?.url ?? ''
  const value = typed ?? url
  const save = useMutation({
    mutationFn: () => call(listWebhook.set, { params: { id: listId }, body: { url: value.trim() || null } }),
    onSuccess: async () => {
      tell.done(value.trim() ? webhooks.listSavedTell : webhooks.listRemovedTell)
      await queries.invalidateQueries({ queryKey })
      await queries.invalidateQueries({ queryKey: ['webhooks'] })
      setTyped(undefined)
    },
    onError: tell.failed,
  })
  const isOff = kept.data?.isOn === false
  return (
    <Part title={webhooks.listTitle} lead={webhooks.listLead}>
      {isOff && (
        <Alert variant="light" color="red" mb="md">
          {webhooks.listOff}
        </Alert>
      )}
      <TextInput
        label={webhooks.url}
        placeholder="https://"
        inputMode="url"
        maxLength={2000}
        disabled={!may || kept.data === undefined}
        value={value}
        onChange={event => setTyped(event.currentTarget.value)}
      />
      {may && (value !== url || isOff) && (
        <Group gap="sm" mt="md">
          <Button loading={save.isPending} onClick={() => save.mutate()}>
            {isOff && value === url ? webhooks.switchOn : general.save}
          </Button>
          {value !== url && (
            <Button variant="default" onClick={() => setTyped(undefined)}>
              {general.discard}
            </Button>
          )}
        </Group>
      )}
    </Part>
  )
}
