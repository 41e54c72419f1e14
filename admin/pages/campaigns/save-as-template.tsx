import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Campaign } from '../../../contract/campaign.ts'
import { templates } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { useSay } from '../../words/voice.ts'

interface SaveAsTemplateProps {
  campaign: Campaign
  opened: boolean
  onClose: () => void
}

/** A copy of what the campaign says, to begin others from. */
export function SaveAsTemplate({ campaign, opened, onClose }: SaveAsTemplateProps) {
  const { words } = useSay()
  return (
    <Modal opened={opened} onClose={onClose} title={words.templates.saveAsTitle} centered>
      <Form campaign={campaign} onClose={onClose} />
    </Modal>
  )
}

function Form({ campaign, onClose }: Omit<SaveAsTemplateProps, 'opened'>) {
  const say = useSay()
  const { words } = say
  const queries = useQueryClient()
  const tell = useTell()
  const [name, setName] = useState(campaign.title.slice(0, 200))
  const { subject, html, mjml } = campaign
  const save = useMutation({
    mutationFn: () =>
      call(templates.create, { body: { name: name.trim(), language: say.language, subject, html, mjml } }),
    onSuccess: async made => {
      tell.done(say.fill(words.templates.savedAsTell, { name: made.name }))
      onClose()
      await queries.invalidateQueries({ queryKey: ['templates', 'page'] })
    },
    onError: tell.failed,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <Text>{words.templates.saveAsLead}</Text>
        <TextInput
          data-autofocus
          label={words.templates.nameLabel}
          value={name}
          maxLength={200}
          onChange={event => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {words.general.cancel}
          </Button>
          <Button type="submit" disabled={!name.trim()} loading={save.isPending}>
            {words.templates.saveAs}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
