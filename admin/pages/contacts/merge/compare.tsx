import { Alert, Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowsExchange } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { MergePreview } from '../../../../contract/contact-merge.ts'
import { merging } from '../../../../contract/index.ts'
import { call } from '../../../call.ts'
import { Confirm } from '../../../parts/confirm.tsx'
import { ButtonLink, TextLink } from '../../../parts/link.tsx'
import { useTell } from '../../../parts/notify.ts'
import { Part } from '../../../parts/page.tsx'
import { Asked, TextSkeleton } from '../../../parts/states.tsx'
import { useSay } from '../../../words/voice.ts'
import { contactQuery, fullName } from '../contact-calls.ts'
import { StatusDot } from '../status-dot.tsx'
import { Fields, type Take } from './fields.tsx'
import classes from './merge.module.css'

export function Compare({ id, other }: { id: number; other: number }) {
  const [takes, setTakes] = useState<Take[]>([])
  const query = useQuery({
    queryKey: ['contacts', id, 'merge', other, takes],
    queryFn: () => call(merging.preview, { params: { id }, body: { otherId: other, takes } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Asked query={query} skeleton={<TextSkeleton lines={14} />}>
      {preview => (
        <>
          <Both preview={preview} />
          <Fields preview={preview} takes={takes} choose={setTakes} />
          <Lists preview={preview} />
          <DoIt preview={preview} takes={takes} />
        </>
      )}
    </Asked>
  )
}

function Both({ preview }: { preview: MergePreview }) {
  const { words } = useSay()
  return (
    <>
      <div className={classes.both}>
        <Side word={words.contact.stays} person={preview.stays} />
        <Side word={words.contact.goes} person={preview.goes} />
      </div>
      <Group gap="xs" mt="md">
        <ButtonLink
          variant="default"
          size="xs"
          leftSection={<IconArrowsExchange size={15} aria-hidden />}
          to="/contacts/$id/merge"
          params={{ id: preview.goes.id }}
          search={{ with: preview.stays.id }}
        >
          {words.contact.mergeSwap}
        </ButtonLink>
        <ButtonLink variant="subtle" size="xs" to="/contacts/$id/merge" params={{ id: preview.stays.id }} search={{}}>
          {words.contact.mergeAnother}
        </ButtonLink>
      </Group>
    </>
  )
}

function Side({ word, person }: { word: string; person: MergePreview['stays'] }) {
  const say = useSay()
  return (
    <div className={classes.side}>
      <div className={classes.sideWord}>{word}</div>
      <TextLink to="/contacts/$id" params={{ id: person.id }} fw={550}>
        {person.email}
      </TextLink>
      <Text size="sm" c="dimmed">
        {[fullName(person), say.fill(say.words.contacts.addedOn, { day: say.day(person.insertedAt) })]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </div>
  )
}

function Lists({ preview }: { preview: MergePreview }) {
  const { words } = useSay()
  if (preview.lists.length === 0) return null
  const state = (status: MergePreview['lists'][number]['stays']) =>
    status === null ? words.contact.notIn : words.contacts.statuses[status]
  return (
    <Part title={words.contact.mergeLists} lead={words.contact.mergeRule}>
      {preview.lists.map(list => (
        <div key={list.listId} className={classes.list}>
          <div className={classes.listText}>
            <Text fw={550}>{list.listName}</Text>
            <Text size="sm" c="dimmed">
              {`${words.contact.stays}: ${state(list.stays)} · ${words.contact.goes}: ${state(list.goes)}`}
            </Text>
          </div>
          <StatusDot status={list.status} />
        </div>
      ))}
    </Part>
  )
}

function DoIt({ preview, takes }: { preview: MergePreview; takes: Take[] }) {
  const say = useSay()
  const { words } = say
  const [asking, dialog] = useDisclosure()
  const merge = useMerge(preview, takes)
  const email = preview.fields.find(row => row.field === 'email' && row.listId === null)?.result
  const left = [preview.stays.email, preview.goes.email].find(one => one !== email) ?? preview.goes.email
  const why = words.contacts.suppressedWhy as Record<string, string>
  return (
    <div className={classes.foot}>
      {preview.suppressed && (
        <Alert color="red" variant="light" title={words.contacts.suppressed} mb="md">
          {why[preview.suppressed]}
        </Alert>
      )}
      <Button onClick={dialog.open}>{words.contact.mergeDo}</Button>
      <Confirm
        opened={asking}
        onClose={dialog.close}
        title={words.contact.mergeTitle}
        action={words.contact.mergeDo}
        agree={words.contact.mergeAgree}
        busy={merge.isPending}
        onConfirm={() => merge.mutate()}
      >
        {`${words.contact.mergeForGood} ${say.fill(words.contact.mergeReturns, { email: left })}`}
      </Confirm>
    </div>
  )
}

function useMerge({ stays, goes }: MergePreview, takes: Take[]) {
  const say = useSay()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const tell = useTell()
  return useMutation({
    mutationFn: () => call(merging.merge, { params: { id: stays.id }, body: { otherId: goes.id, takes } }),
    onSuccess: async contact => {
      tell.done(say.fill(say.words.contact.mergedTell, { email: stays.email, other: goes.email }))
      // Before its page opens: it would show what was known before, and never hear of the new.
      queries.setQueryData(contactQuery(contact.id).queryKey, contact)
      await navigate({ to: '/contacts/$id', params: { id: contact.id }, replace: true })
      queries.removeQueries({ queryKey: ['contacts', goes.id] })
      await queries.invalidateQueries({ queryKey: ['contacts'] })
      await queries.invalidateQueries({ queryKey: ['lists'] })
      await queries.invalidateQueries({ queryKey: ['tags'] })
    },
    onError: tell.failed,
  })
}
