import { Button, Group, Input, Modal, Stack, TagsInput, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { campaigns } from '../../../../contract/index.ts'
import type { MessageState } from '../../../../contract/message.ts'
import { call } from '../../../call.ts'
import { ContactPicker } from '../../../email-editor/contact-picker.tsx'
import type { PreviewState } from '../../../email-editor/use-preview.ts'
import { Dot, type Tone } from '../../../parts/dot.tsx'
import { useTell } from '../../../parts/notify.ts'
import { useSession } from '../../../session.ts'
import { useSay } from '../../../words/voice.ts'
import { lastTestQuery } from '../campaign-calls.ts'
import type { Draft } from './use-draft.ts'

interface TestDialogProps {
  opened: boolean
  onClose: () => void
  draft: Draft
  preview: PreviewState
}

export function TestDialog(props: TestDialogProps) {
  const { words } = useSay()
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={words.testMail.title} centered>
      <Test {...props} />
    </Modal>
  )
}

/** Where the last one went is where the next one goes, mostly. */
function Test(props: TestDialogProps) {
  const session = useSession()
  const last = useQuery({ ...lastTestQuery(props.draft.values.id), refetchInterval: false })
  if (last.isPending) return null
  const to = last.data?.to ?? []
  return <TestForm {...props} first={to.length > 0 ? to : [session.user.email]} />
}

function TestForm({ onClose, draft, preview, first }: TestDialogProps & { first: string[] }) {
  const { words } = useSay()
  const { testMail, general, editor } = words
  const tell = useTell()
  const queries = useQueryClient()
  const [to, setTo] = useState(first)
  const { id } = draft.values
  const contact = preview.query.data?.contact
  const send = useMutation({
    mutationFn: async () => {
      await draft.flush()
      return await call(campaigns.test, { params: { id }, body: { to, contactId: contact?.id } })
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: lastTestQuery(id).queryKey }),
    onError: tell.failed,
  })
  return (
    <Stack gap="lg">
      <TagsInput
        data-autofocus
        label={testMail.to}
        description={testMail.toHint}
        value={to}
        onChange={setTo}
        maxTags={5}
        acceptValueOnBlur
        splitChars={[',', ' ', ';']}
        error={to.length === 0 && testMail.missing}
      />
      <Input.Wrapper label={testMail.as}>
        <ContactPicker preview={preview} anybody={editor.previewAnybody} />
      </Input.Wrapper>
      <Text size="sm" c="dimmed">
        {testMail.why}
      </Text>
      {send.isSuccess && <Outcome id={id} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {send.isSuccess ? testMail.done : general.cancel}
        </Button>
        <Button loading={send.isPending} disabled={to.length === 0} onClick={() => send.mutate()}>
          {testMail.send}
        </Button>
      </Group>
    </Stack>
  )
}

type Shown = 'waiting' | 'accepted' | 'deferred' | 'refused' | 'skipped'

const tones: Record<Shown, Tone> = {
  waiting: 'accent',
  accepted: 'good',
  deferred: 'wait',
  refused: 'bad',
  skipped: 'bad',
}

const asShown = (state: MessageState): Shown =>
  state === 'accepted' || state === 'deferred' || state === 'refused' || state === 'skipped' ? state : 'waiting'

/** What became of each, told as it comes. */
function Outcome({ id }: { id: number }) {
  const { words } = useSay()
  const { testMail } = words
  const session = useSession()
  const { data } = useQuery(lastTestQuery(id))
  if (!data?.outcome) return null
  return (
    <div aria-live="polite">
      <Text fw={600} mb={4}>
        {testMail.outcome}
      </Text>
      {data.outcome.mails.map(({ address, state, reply }) => (
        <Group key={address} justify="space-between" gap="xs">
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {address}
          </Text>
          <Dot tone={tones[asShown(state)]} live={asShown(state) === 'waiting'}>
            {testMail.states[asShown(state)]}
          </Dot>
          {reply && (
            <Text size="sm" c="dimmed" w="100%" style={{ overflowWrap: 'anywhere' }}>
              {reply}
            </Text>
          )}
        </Group>
      ))}
      {session.mailbox && (
        <Text size="sm" c="dimmed" mt={4}>
          {testMail.mailbox}
        </Text>
      )}
    </div>
  )
}
