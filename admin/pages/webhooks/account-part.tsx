import { Button, Group, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { webhooks as api } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { Part } from '../../parts/page.tsx'
import { useSay } from '../../words/voice.ts'
import { refreshWebhooks } from './webhook-calls.ts'
import classes from './webhooks.module.css'

/** Ecomail's webhook of mail events; empty: none. */
export function AccountPart({ url }: { url: string }) {
  const { webhooks, general } = useSay().words
  const queries = useQueryClient()
  const tell = useTell()
  const [typed, setTyped] = useState(url)
  const save = useMutation({
    mutationFn: () => call(api.setAccount, { body: { url: typed.trim() || null } }),
    onSuccess: async () => {
      tell.done(typed.trim() ? webhooks.accountSavedTell : webhooks.accountRemovedTell)
      await refreshWebhooks(queries)
    },
    onError: tell.failed,
  })
  return (
    <Part title={webhooks.accountTitle} lead={webhooks.accountLead}>
      <form
        className={classes.narrow}
        onSubmit={event => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <TextInput
          label={webhooks.url}
          placeholder="https://"
          inputMode="url"
          maxLength={2000}
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
        />
        {typed !== url && (
          <Group gap="sm" mt="md">
            <Button type="submit" loading={save.isPending}>
              {general.save}
            </Button>
            <Button variant="default" onClick={() => setTyped(url)}>
              {general.discard}
            </Button>
          </Group>
        )}
      </form>
    </Part>
  )
}
