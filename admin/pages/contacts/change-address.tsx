import { Alert, Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ContactDetail } from '../../../contract/contact-detail.ts'
import { oneContact } from '../../../contract/index.ts'
import { call, Refused } from '../../call.ts'
import { ButtonLink } from '../../parts/link.tsx'
import { sentence, useTell } from '../../parts/notify.ts'
import { useSay } from '../../words/voice.ts'
import { useContactChanged } from './record-calls.ts'

interface ChangeAddressProps {
  contact: ContactDetail
  opened: boolean
  onClose: () => void
}

export function ChangeAddress({ contact, opened, onClose }: ChangeAddressProps) {
  const { words } = useSay()
  return (
    <Modal opened={opened} onClose={onClose} title={words.contact.changeAddress} centered>
      <Form contact={contact} onClose={onClose} />
    </Modal>
  )
}

function Form({ contact, onClose }: Omit<ChangeAddressProps, 'opened'>) {
  const say = useSay()
  const { words } = say
  const [email, setEmail] = useState('')
  const [leaveBounce, setLeaveBounce] = useState(true)
  const changed = useContactChanged()
  const tell = useTell()
  const hasBounced = contact.suppressed === 'hard_bounce'
  const change = useMutation({
    mutationFn: () =>
      call(oneContact.changeAddress, {
        params: { id: contact.id },
        body: { email, leaveBounce: hasBounced && leaveBounce },
      }),
    onSuccess: async known => {
      await changed(known)
      tell.done(say.fill(words.contact.addressTell, { email: known.email }))
      onClose()
    },
  })
  const holder = holderOf(change.error)
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    change.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text>{say.fill(words.contact.addressLead, { email: contact.email })}</Text>
        <TextInput
          data-autofocus
          type="email"
          label={words.contact.newAddress}
          value={email}
          autoComplete="off"
          error={change.error && holder === null ? sentence(change.error, say) : undefined}
          onChange={event => {
            change.reset()
            setEmail(event.currentTarget.value)
          }}
        />
        {holder !== null && <Taken contact={contact} holder={holder} />}
        {hasBounced && (
          <Checkbox
            label={words.contact.leaveBounce}
            description={words.contact.leaveBounceWhy}
            checked={leaveBounce}
            onChange={event => setLeaveBounce(event.currentTarget.checked)}
          />
        )}
        <Text size="sm" c="dimmed">
          {contact.suppressed && !hasBounced ? words.contact.staysSuppressed : words.contact.addressQueued}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.general.cancel}
          </Button>
          <Button type="submit" disabled={email.trim() === ''} loading={change.isPending}>
            {words.contact.changeAddress}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Whose the address is already; null where that is not what is wrong. */
function holderOf(error: unknown): number | null {
  if (!(error instanceof Refused) || error.code !== 'contact.emailTaken') return null
  return (error.details as { contactId?: number } | undefined)?.contactId ?? null
}

function Taken({ contact, holder }: { contact: ContactDetail; holder: number }) {
  const { words } = useSay()
  return (
    <Alert color="yellow" variant="light" role="alert">
      <Text size="sm">{words.contact.addressTaken}</Text>
      <Group gap="xs" mt="sm">
        <ButtonLink size="xs" to="/contacts/$id/merge" params={{ id: contact.id }} search={{ with: holder }}>
          {words.contact.mergeThem}
        </ButtonLink>
        <ButtonLink size="xs" variant="default" to="/contacts/$id" params={{ id: holder }}>
          {words.contact.openOther}
        </ButtonLink>
      </Group>
    </Alert>
  )
}
