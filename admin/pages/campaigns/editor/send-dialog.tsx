import { Button, Checkbox, Group, Modal, Skeleton, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Static } from 'typebox'
import type { Audience } from '../../../../contract/audience.ts'
import { campaigns } from '../../../../contract/index.ts'
import { call, Refused } from '../../../call.ts'
import { useTell } from '../../../parts/notify.ts'
import { Failed } from '../../../parts/states.tsx'
import { useSession } from '../../../session.ts'
import { useSay } from '../../../words/voice.ts'
import { audienceQuery, campaignQuery } from '../campaign-calls.ts'
import { leftOutTexts } from './audience-note.tsx'
import classes from './editor.module.css'
import type { Draft } from './use-draft.ts'
import { Warnings } from './warnings.tsx'

interface SendDialogProps {
  opened: boolean
  onClose: () => void
  draft: Draft
}

export function SendDialog(props: SendDialogProps) {
  const { words } = useSay()
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={words.editor.sendTitle} centered size="lg">
      <BeforeSending {...props} />
    </Modal>
  )
}

function BeforeSending({ onClose, draft }: SendDialogProps) {
  const { words } = useSay()
  const query = useQuery({
    ...audienceQuery(draft.values.id, draft.savedVersion),
    enabled: draft.state === 'saved',
  })
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />
  if (!query.data)
    return (
      <Stack>
        <Skeleton height={34} width="60%" />
        <Text c="dimmed">{words.editor.sendUnsaved}</Text>
      </Stack>
    )
  return <Decision onClose={onClose} draft={draft} audience={query.data} />
}

type DecisionProps = Omit<SendDialogProps, 'opened'> & { audience: Static<typeof Audience> }

function Decision({ onClose, draft, audience }: DecisionProps) {
  const say = useSay()
  const { editor, general } = say.words
  const session = useSession()
  const [agreed, setAgreed] = useState(false)
  const start = useStart(draft, onClose)
  const people = say.plural(audience.recipients, general.toPeople)
  const blocked = audience.recipients === 0 || audience.warnings.some(warning => warning.blocking)
  const left = leftOutTexts(audience.leftOut, say)
  return (
    <Stack gap="lg">
      <div>
        <p className={classes.sendCount}>
          {audience.recipients > 0 ? say.fill(editor.sendTo, { people }) : editor.sendNobody}
        </p>
        <Text c="dimmed">{draft.values.subject}</Text>
        {left.length > 0 && (
          <Text c="dimmed" size="sm" mt={6}>
            {say.words.audience.leftOut}: {say.list(left)}
          </Text>
        )}
        {session.mailbox && (
          <Text c="dimmed" size="sm" mt={6}>
            {editor.sendMailbox}
          </Text>
        )}
      </div>
      <Warnings warnings={audience.warnings} />
      {!blocked && (
        <Checkbox
          data-autofocus
          label={say.fill(editor.sendAgree, { people })}
          checked={agreed}
          onChange={event => setAgreed(event.currentTarget.checked)}
        />
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {general.cancel}
        </Button>
        <Button disabled={blocked || !agreed} loading={start.isPending} onClick={() => start.mutate()}>
          {blocked ? editor.send : say.fill(editor.sendDo, { people })}
        </Button>
      </Group>
    </Stack>
  )
}

function useStart(draft: Draft, onClose: () => void) {
  const { words } = useSay()
  const queries = useQueryClient()
  const tell = useTell()
  const { id } = draft.values
  return useMutation({
    mutationFn: async () => {
      if (!(await draft.flush())) throw new Refused('campaign.changedElsewhere', '', 409)
      return await call(campaigns.start, { params: { id }, query: { version: draft.savedVersion } })
    },
    onSuccess: async campaign => {
      tell.done(words.editor.startedTell)
      onClose()
      queries.setQueryData(campaignQuery(id).queryKey, campaign)
      await queries.invalidateQueries({ queryKey: ['campaigns', 'page'] })
    },
    onError: tell.failed,
  })
}
