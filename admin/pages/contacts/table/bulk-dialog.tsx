import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BulkAction } from '../../../../contract/contact-bulk.ts'
import { contactBulk } from '../../../../contract/index.ts'
import type { List } from '../../../../contract/list.ts'
import { call } from '../../../call.ts'
import { sentence, useTell } from '../../../parts/notify.ts'
import { useStartedTask } from '../../../parts/tasks/task-calls.ts'
import { useSay } from '../../../words/voice.ts'
import { ActionFields, type Draft, emptyDraft, readAction } from './action-fields.tsx'
import type { BulkKind } from './bulk-bar.tsx'

export interface Selection {
  selectionId: number
  contacts: number
}

interface BulkDialogProps {
  kind: BulkKind | null
  selection: Selection | null
  lists: List[]
  listId: number | undefined
  onClose: () => void
  onStarted: () => void
}

export function BulkDialog({ kind, selection, onClose, ...rest }: BulkDialogProps) {
  const { words } = useSay()
  return (
    <Modal opened={kind !== null} onClose={onClose} title={kind ? words.contactTable.actions[kind] : ''} centered>
      {kind && selection && <ActionForm key={kind} kind={kind} selection={selection} onClose={onClose} {...rest} />}
    </Modal>
  )
}

type FormProps = Omit<BulkDialogProps, 'kind' | 'selection'> & { kind: BulkKind; selection: Selection }

/** What is to be done, whom it concerns and whom not, and the one button. */
function ActionForm({ kind, selection, lists, listId, onClose, onStarted }: FormProps) {
  const say = useSay()
  const { words } = say
  const t = words.contactTable
  const [draft, setDraft] = useState<Draft>(() => ({ ...emptyDraft, listId: listId ?? null }))
  const [typed, setTyped] = useState('')
  const action = readAction(kind, draft)
  const start = useStart(onStarted)
  const isDelete = kind === 'delete'
  const isReady = action !== null && (!isDelete || Number(typed) === selection.contacts)
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    if (!isReady || start.isPending) return
    const { selectionId } = selection
    start.mutate({ selectionId, action, ...(isDelete && { typed: Number(typed) }) })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <ActionFields kind={kind} draft={draft} lists={lists} onChange={setDraft} />
        {action && <Concerns selection={selection} action={action} />}
        {isDelete && (
          <TextInput
            data-autofocus
            inputMode="numeric"
            autoComplete="off"
            label={say.fill(words.general.typeToConfirm, { text: String(selection.contacts) })}
            value={typed}
            onChange={event => setTyped(event.currentTarget.value)}
          />
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {words.general.cancel}
          </Button>
          <Button type="submit" color={isDelete ? 'red' : undefined} disabled={!isReady} loading={start.isPending}>
            {isDelete ? t.actions.delete : t.startAction}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** How many would change, and who is left out and why. */
function Concerns({ selection, action }: { selection: Selection; action: BulkAction }) {
  const say = useSay()
  const t = say.words.contactTable
  const { selectionId } = selection
  const check = useQuery({
    queryKey: ['contacts', 'check', selectionId, action],
    queryFn: () => call(contactBulk.check, { body: { selectionId, action } }),
    retry: false,
  })
  if (check.isError) return <Alert color="red">{sentence(check.error, say)}</Alert>
  if (!check.data) return <Text c="dimmed">{t.counting}</Text>
  const reasons = check.data.leftOut.map(({ why, contacts }) => say.fill(t.reasons[why], { n: say.number(contacts) }))
  return (
    <Text aria-live="polite">
      {say.plural(check.data.changed, action.do === 'delete' ? t.willDelete : t.willChange)}
      {reasons.length > 0 && ` ${say.fill(t.leftOut, { reasons: reasons.join(', ') })}`}
    </Text>
  )
}

function useStart(onStarted: () => void) {
  const { words } = useSay()
  const tell = useTell()
  const started = useStartedTask()
  return useMutation({
    mutationFn: (body: Parameters<typeof call<typeof contactBulk.start>>[1]['body']) =>
      call(contactBulk.start, { body }),
    onSuccess: () => {
      tell.done(words.contactTable.started)
      void started()
      onStarted()
    },
    onError: tell.failed,
  })
}
