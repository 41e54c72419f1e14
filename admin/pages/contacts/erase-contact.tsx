import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ContactDetail } from '../../../contract/contact-detail.ts'
import type { Reply } from '../../../contract/endpoint.ts'
import { oneContact } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import classes from './contact-page.module.css'

interface EraseContactProps {
  contact: ContactDetail
  opened: boolean
  onClose: () => void
}

/** Says what goes and what stays, and asks for a deliberate act. */
export function EraseContact({ contact, opened, onClose }: EraseContactProps) {
  const say = useSay()
  const title = say.fill(say.words.contact.eraseTitle, { email: contact.email })
  return (
    <Modal opened={opened} onClose={onClose} title={title} size="lg" centered>
      <Form contact={contact} onClose={onClose} />
    </Modal>
  )
}

function Form({ contact, onClose }: Omit<EraseContactProps, 'opened'>) {
  const say = useSay()
  const { words } = say
  const [text, setText] = useState('')
  const [neverAgain, setNeverAgain] = useState(true)
  const query = useQuery({
    queryKey: ['contacts', contact.id, 'erasure'],
    queryFn: () => call(oneContact.erasure, { params: { id: contact.id } }),
  })
  const erase = useErase(contact, onClose)
  const isReady = text.trim() === contact.email
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    if (isReady) erase.mutate(neverAgain)
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Asked query={query} skeleton={<TextSkeleton lines={6} />}>
          {erasure => <WhatGoes contact={contact} erasure={erasure} />}
        </Asked>
        <Checkbox
          label={words.contact.neverAgain}
          description={words.contact.neverAgainWhy}
          checked={neverAgain}
          onChange={event => setNeverAgain(event.currentTarget.checked)}
        />
        <Text>{words.contact.eraseForGood}</Text>
        <TextInput
          data-autofocus
          label={say.fill(words.general.typeToConfirm, { text: contact.email })}
          value={text}
          autoComplete="off"
          spellCheck={false}
          onChange={event => setText(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.general.cancel}
          </Button>
          <Button type="submit" color="red" disabled={!isReady} loading={erase.isPending}>
            {words.contact.erase}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function WhatGoes({ contact, erasure }: { contact: ContactDetail; erasure: Reply<typeof oneContact.erasure> }) {
  const say = useSay()
  const { words } = say
  const numbers = Object.fromEntries(Object.entries(erasure).map(([name, n]) => [name, say.number(n)]))
  return (
    <div className={classes.erasure}>
      <h3>{words.contact.eraseGoes}</h3>
      <ul>
        <li>{say.fill(words.contact.eraseGoesProfile, numbers)}</li>
        <li>{say.fill(words.contact.eraseGoesMessages, numbers)}</li>
        {erasure.orders > 0 && <li>{say.fill(words.contact.eraseGoesOrders, numbers)}</li>}
        <li>{words.contact.eraseGoesCopies}</li>
        <li>{words.contact.eraseGoesUnsent}</li>
      </ul>
      <h3>{words.contact.eraseStays}</h3>
      <ul>
        <li>{words.contact.eraseStaysFigures}</li>
        <li>{say.fill(words.contact.eraseStaysAudit, { id: contact.id })}</li>
        <li>{words.contact.eraseStaysFiles}</li>
        <li>{words.contact.eraseStaysBackups}</li>
      </ul>
    </div>
  )
}

function useErase(contact: ContactDetail, onClose: () => void) {
  const { words } = useSay()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const tell = useTell()
  return useMutation({
    mutationFn: (neverAgain: boolean) => call(oneContact.erase, { params: { id: contact.id }, body: { neverAgain } }),
    onSuccess: async () => {
      tell.done(words.contact.erasedTell)
      onClose()
      await navigate({ to: '/contacts' })
      queries.removeQueries({ queryKey: ['contacts', contact.id] })
      for (const key of ['contacts', 'lists', 'tags', 'mailbox']) await queries.invalidateQueries({ queryKey: [key] })
    },
    onError: tell.failed,
  })
}
