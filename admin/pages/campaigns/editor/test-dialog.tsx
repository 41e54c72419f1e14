import { Button, Group, Modal, Stack, TagsInput, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { campaigns } from '../../../../contract/index.ts'
import { call } from '../../../call.ts'
import type { PreviewState } from '../../../email-editor/use-preview.ts'
import { useTell } from '../../../parts/notify.ts'
import { useSession } from '../../../session.ts'
import { useSay } from '../../../words/voice.ts'
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
    <Modal opened={props.opened} onClose={props.onClose} title={words.editor.testTitle} centered>
      <TestForm {...props} />
    </Modal>
  )
}

function TestForm({ onClose, draft, preview }: TestDialogProps) {
  const say = useSay()
  const { editor, general } = say.words
  const session = useSession()
  const tell = useTell()
  const [to, setTo] = useState<string[]>([session.user.email])
  const contact = preview.query.data?.contact
  const send = useMutation({
    mutationFn: async () => {
      await draft.flush()
      return await call(campaigns.test, { params: { id: draft.values.id }, body: { to, contactId: contact?.id } })
    },
    onSuccess: ({ sent }) => {
      const where = session.mailbox ? ` ${editor.testInMailbox}` : ''
      tell.done(say.plural(sent, editor.testSent) + where)
      onClose()
    },
    onError: tell.failed,
  })
  return (
    <Stack gap="lg">
      <TagsInput
        data-autofocus
        label={editor.testTo}
        description={editor.testToHint}
        value={to}
        onChange={setTo}
        maxTags={5}
        acceptValueOnBlur
        splitChars={[',', ' ', ';']}
        error={to.length === 0 && editor.testMissing}
      />
      <Text size="sm" c="dimmed">
        {contact ? say.fill(editor.testAs, { contact: contact.email }) : editor.testAsFirst}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {general.cancel}
        </Button>
        <Button loading={send.isPending} disabled={to.length === 0} onClick={() => send.mutate()}>
          {editor.testSend}
        </Button>
      </Group>
    </Stack>
  )
}
