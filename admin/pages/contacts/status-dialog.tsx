import { Alert, Button, Group, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ContactDetail } from '../../../contract/contact-detail.ts'
import { oneContact } from '../../../contract/index.ts'
import type { SubscriptionStatus } from '../../../contract/list.ts'
import { type LegalBasis, legalBases } from '../../../contract/shapes.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { useSay } from '../../words/voice.ts'
import { useContactChanged } from './record-calls.ts'

export interface Wish {
  listId: number
  listName: string
  /** Null: not in the list yet. */
  from: SubscriptionStatus | null
  status: 'subscribed' | 'unsubscribed'
}

interface StatusDialogProps {
  contact: ContactDetail
  wish: Wish | null
  onClose: () => void
}

/** Subscribing and unsubscribing by hand: whoever does it says how they know, and that is kept as the proof. */
export function StatusDialog({ contact, wish, onClose }: StatusDialogProps) {
  const say = useSay()
  const { subscribeTitle, unsubscribeTitle } = say.words.contact
  const title = wish?.status === 'subscribed' ? subscribeTitle : unsubscribeTitle
  return (
    <Modal opened={wish !== null} onClose={onClose} title={say.fill(title, { list: wish?.listName ?? '' })} centered>
      {wish && <Form contact={contact} wish={wish} onClose={onClose} />}
    </Modal>
  )
}

function Form({ contact, wish, onClose }: { contact: ContactDetail; wish: Wish; onClose: () => void }) {
  const { words } = useSay()
  const joins = wish.status === 'subscribed'
  const form = useForm({
    initialValues: { reason: '', basis: 'consent' as LegalBasis, wording: '' },
    validate: { reason: value => (value.trim() ? null : words.contact.reasonMissing) },
  })
  const set = useSetStatus(contact, wish, onClose)
  const warning = warningOf(wish)
  return (
    <form
      onSubmit={form.onSubmit(({ reason, basis, wording }) =>
        set.mutate({ reason: reason.trim(), ...(joins && { basis, wording: wording.trim() || undefined }) }),
      )}
    >
      <Stack gap="md">
        {joins && warning && (
          <Alert color="yellow" variant="light">
            {words.contact[warning]}
          </Alert>
        )}
        <Text>{joins ? words.contact.subscribeLead : words.contact.unsubscribeLead}</Text>
        <TextInput
          data-autofocus
          withAsterisk
          label={words.contact.reason}
          placeholder={words.contact.reasonHint}
          maxLength={500}
          autoComplete="off"
          {...form.getInputProps('reason')}
        />
        {joins && (
          <>
            <Select
              label={words.contact.basis}
              allowDeselect={false}
              data={legalBases.map(value => ({ value, label: words.contact.bases[value] }))}
              {...form.getInputProps('basis')}
            />
            <Textarea
              label={words.contact.wording}
              placeholder={words.contact.wordingHint}
              autosize
              minRows={2}
              maxLength={5000}
              {...form.getInputProps('wording')}
            />
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.general.cancel}
          </Button>
          <Button type="submit" loading={set.isPending}>
            {joins ? words.contacts.subscribe : words.contacts.unsubscribe}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function warningOf({ from }: Wish): 'wasUnsubscribed' | 'wasComplained' | null {
  if (from === 'complained') return 'wasComplained'
  return from === 'unsubscribed' ? 'wasUnsubscribed' : null
}

function useSetStatus(contact: ContactDetail, { listId, listName, status }: Wish, onClose: () => void) {
  const say = useSay()
  const { words } = say
  const queries = useQueryClient()
  const changed = useContactChanged()
  const tell = useTell()
  return useMutation({
    mutationFn: (proof: { reason: string; basis?: LegalBasis; wording?: string }) =>
      call(oneContact.setStatus, { params: { id: contact.id, listId }, body: { status, ...proof } }),
    onSuccess: async known => {
      const told = status === 'subscribed' ? words.contacts.subscribedTell : words.contacts.unsubscribedTell
      tell.done(say.fill(told, { email: contact.email, list: listName }))
      onClose()
      await changed(known)
      await queries.invalidateQueries({ queryKey: ['lists'] })
    },
    onError: tell.failed,
  })
}
