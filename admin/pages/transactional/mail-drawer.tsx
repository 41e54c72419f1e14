import { Button, Drawer, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Reply } from '../../../contract/endpoint.ts'
import { transactional as contract } from '../../../contract/transactional.ts'
import { call } from '../../call.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { TextLink } from '../../parts/link.tsx'
import { MailTabs } from '../../parts/mail-tabs.tsx'
import { useTell } from '../../parts/notify.ts'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { wayOf } from './mail-facts.ts'
import classes from './transactional.module.css'
import { loggedQuery } from './transactional-calls.ts'

type Logged = Reply<typeof contract.read>

/** One mail as it was sent, with what happened to it. */
export function MailDrawer({ messageId, onClose }: { messageId: string | undefined; onClose: () => void }) {
  const { transactional } = useSay().words
  return (
    <Drawer
      opened={messageId !== undefined}
      onClose={onClose}
      title={transactional.detail}
      position="right"
      size="xl"
      styles={{ body: { display: 'flex', flexDirection: 'column', minHeight: 'calc(100dvh - 76px)' } }}
    >
      {messageId && <Mail messageId={messageId} />}
    </Drawer>
  )
}

function Mail({ messageId }: { messageId: string }) {
  const query = useQuery(loggedQuery(messageId))
  return (
    <Asked query={query} skeleton={<TextSkeleton lines={8} />}>
      {logged => <AsSent logged={logged} />}
    </Asked>
  )
}

function AsSent({ logged }: { logged: Logged }) {
  const say = useSay()
  const { transactional, mailbox } = say.words
  const { message, isKept } = logged
  const events = { value: 'events', word: transactional.events, panel: <Events logged={logged} /> }
  return (
    <>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md">
        <h3 className={classes.mailSubject}>{message.subject || transactional.noSubject}</h3>
        {isKept && <Again logged={logged} />}
      </Group>
      <p className={classes.mailMeta}>
        {mailbox.to}{' '}
        {message.contactId ? (
          <TextLink to="/contacts/$id" params={{ id: message.contactId }} title={transactional.toContact}>
            {message.address}
          </TextLink>
        ) : (
          message.address || transactional.erased
        )}
        {message.role !== 'to' && ` (${transactional.copies[message.role]})`}
        {' · '}
        {say.second(message.sentAt ?? message.createdAt)}
        <br />
        {message.templateId && message.templateName ? (
          <TextLink to="/templates/$id" params={{ id: message.templateId }}>
            {say.fill(transactional.fromTemplate, { name: message.templateName })}
          </TextLink>
        ) : (
          transactional.kinds[message.kind]
        )}
      </p>
      <Attachments logged={logged} />
      {isKept ? (
        <>
          <p className={classes.note}>{transactional.asSent}</p>
          <MailTabs
            subject={message.subject}
            html={logged.html}
            text={logged.text}
            headers={logged.headers}
            more={[events]}
          />
        </>
      ) : (
        <>
          <Text c="dimmed" mb="md">
            {transactional.gone}
          </Text>
          {events.panel}
        </>
      )}
    </>
  )
}

function Attachments({ logged }: { logged: Logged }) {
  const say = useSay()
  const { transactional } = say.words
  if (logged.attachments.length === 0) return null
  const names = logged.attachments.map(({ name, bytes }) => `${name} (${say.bytes(bytes)})`)
  return (
    <p className={classes.mailMeta}>
      {transactional.attachments}: {names.join(', ')}
    </p>
  )
}

function Events({ logged }: { logged: Logged }) {
  const say = useSay()
  const { contact } = say.words
  const hits = logged.hits.map(hit => ({
    at: hit.at,
    what: hit.kind === 'open' ? contact.hitOpen : contact.hitClick,
    more: [contact.signals[hit.signal], hit.url].filter(Boolean).join(' · '),
  }))
  return (
    <ol className={classes.events}>
      {[...wayOf(logged.message, say), ...hits].map((event, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two hits may share the instant
        <li key={i}>
          <div>
            {event.what}
            {event.more && <div className={classes.eventMore}>{event.more}</div>}
          </div>
          <time dateTime={event.at}>{say.second(event.at)}</time>
        </li>
      ))}
    </ol>
  )
}

function Again({ logged: { message } }: { logged: Logged }) {
  const say = useSay()
  const { transactional } = say.words
  const may = useMay('marketer')
  const [asking, dialog] = useDisclosure()
  const queries = useQueryClient()
  const tell = useTell()
  const again = useMutation({
    mutationFn: () => call(contract.sendAgain, { params: { messageId: message.id } }),
    onSuccess: () => {
      dialog.close()
      tell.done(transactional.againTell)
      void queries.invalidateQueries({ queryKey: ['transactional'] })
    },
    onError: tell.failed,
  })
  if (!may) return null
  return (
    <>
      <Button variant="default" size="xs" onClick={dialog.open} style={{ flex: 'none' }}>
        {transactional.again}
      </Button>
      <Confirm
        opened={asking}
        onClose={dialog.close}
        title={transactional.againQuestion}
        action={transactional.again}
        busy={again.isPending}
        danger={false}
        onConfirm={() => again.mutate()}
      >
        {say.fill(transactional.againConsequence, { address: message.address })}
      </Confirm>
    </>
  )
}
