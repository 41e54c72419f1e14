import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Campaign } from '../../../contract/campaign.ts'
import { campaigns } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { useSay } from '../../words/voice.ts'
import { countQuery } from './campaign-calls.ts'
import { useMadeDraft } from './made-draft.ts'

interface ResendDialogProps {
  campaign: Campaign
  opened: boolean
  onClose: () => void
}

/** A second try with those who did not open: says who they are and how many, and makes a draft of it. */
export function ResendDialog({ campaign, opened, onClose }: ResendDialogProps) {
  const { words } = useSay()
  return (
    <Modal opened={opened} onClose={onClose} title={words.resend.title} centered size="lg">
      <Form campaign={campaign} onClose={onClose} />
    </Modal>
  )
}

function Form({ campaign, onClose }: Omit<ResendDialogProps, 'opened'>) {
  const say = useSay()
  const { resend, general } = say.words
  const { id, listIds, excludedListIds } = campaign
  const [by, setBy] = useState<'human' | 'any'>('human')
  const [subject, setSubject] = useState(campaign.subject)
  const count = useQuery(countQuery({ listIds, excludedListIds, unopened: { of: id, by } }))
  const title = say.fill(resend.titleOf, { title: campaign.title }).slice(0, 300)
  const make = useMadeDraft(resend.made, () =>
    call(campaigns.resend, { params: { id }, body: { title, subject, unopened: by } }),
  )
  const people = count.data?.recipients
  return (
    <Stack gap="lg">
      <Text>{resend.lead}</Text>
      <Radio.Group label={resend.by} value={by} onChange={value => setBy(value as 'human' | 'any')}>
        <Stack gap="xs" mt="xs">
          <Radio value="human" label={resend.human} description={resend.humanWhy} />
          <Radio value="any" label={resend.any} description={resend.anyWhy} />
        </Stack>
      </Radio.Group>
      <Text fw={600} aria-live="polite">
        {people === undefined
          ? say.words.audience.counting
          : people === 0
            ? resend.nobody
            : say.fill(resend.count, { people: say.plural(people, general.toPeople) })}
      </Text>
      <TextInput
        label={resend.subject}
        description={subject.trim() === campaign.subject ? resend.same : undefined}
        value={subject}
        maxLength={500}
        onChange={event => setSubject(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {general.cancel}
        </Button>
        <Button
          disabled={!people}
          loading={make.isPending}
          onClick={() => make.mutate(undefined, { onSuccess: onClose })}
        >
          {resend.make}
        </Button>
      </Group>
    </Stack>
  )
}
