import { Drawer, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ContactDetail } from '../../../contract/contact-detail.ts'
import type { Reply } from '../../../contract/endpoint.ts'
import type { contactRecord } from '../../../contract/index.ts'
import { MailTabs } from '../../parts/mail-tabs.tsx'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import { fateOf } from '../campaigns/fate.ts'
import classes from './contact-page.module.css'
import { messageQuery } from './record-calls.ts'

type Sent = Reply<typeof contactRecord.message>

interface MessageDrawerProps {
  contact: ContactDetail
  messageId: string | undefined
  onClose: () => void
}

/** One mail as it was composed for the contact. */
export function MessageDrawer({ contact, messageId, onClose }: MessageDrawerProps) {
  const say = useSay()
  const title = say.fill(say.words.contact.messageOf, { email: contact.email })
  return (
    <Drawer
      opened={messageId !== undefined}
      onClose={onClose}
      title={title}
      size="xl"
      styles={{ body: { display: 'flex', flexDirection: 'column', minHeight: 'calc(100dvh - 76px)' } }}
    >
      {messageId && <Message contactId={contact.id} messageId={messageId} />}
    </Drawer>
  )
}

function Message({ contactId, messageId }: { contactId: number; messageId: string }) {
  const query = useQuery(messageQuery(contactId, messageId))
  return (
    <Asked query={query} skeleton={<TextSkeleton lines={8} />}>
      {sent => <AsSent sent={sent} />}
    </Asked>
  )
}

function AsSent({ sent }: { sent: Sent }) {
  const say = useSay()
  const { words } = say
  const { message } = sent
  const fate = fateOf(message, say)
  return (
    <>
      <h3 className={classes.mailSubject}>{message.subject || words.mailbox.noSubject}</h3>
      <p className={classes.mailMeta}>
        {words.mailbox.to} {message.address} · {say.second(message.sentAt ?? message.createdAt)}
        <br />
        {[fate.main, ...fate.more].join(' · ')}
      </p>
      <p className={classes.note}>{words.contact.messageLead}</p>
      <MailTabs
        subject={message.subject}
        html={sent.html}
        text={sent.text}
        headers={sent.headers}
        more={[{ value: 'hits', word: words.contact.activity, panel: <Hits hits={sent.hits} /> }]}
      />
    </>
  )
}

function Hits({ hits }: Pick<Sent, 'hits'>) {
  const say = useSay()
  const { words } = say
  if (hits.length === 0) return <Text c="dimmed">{words.contact.activityEmpty}</Text>
  return (
    <ul className={classes.records}>
      {hits.map((hit, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two hits may share the instant
        <li key={i} className={classes.record}>
          <div className={classes.recordText}>
            {hit.kind === 'open' ? words.contact.hitOpen : words.contact.hitClick}
            <div className={classes.under}>
              {[words.contact.signals[hit.signal], hit.url].filter(Boolean).join(' · ')}
            </div>
          </div>
          <time className={classes.when} dateTime={hit.at}>
            {say.second(hit.at)}
          </time>
        </li>
      ))}
    </ul>
  )
}
