import { useInfiniteQuery } from '@tanstack/react-query'
import type { ContactDetail } from '../../../contract/contact-detail.ts'
import type { ContactMessage } from '../../../contract/contact-record.ts'
import { Dot } from '../../parts/dot.tsx'
import { TextLink } from '../../parts/link.tsx'
import { useSay } from '../../words/voice.ts'
import { fateOf } from '../campaigns/fate.ts'
import classes from './contact-page.module.css'
import { Paged } from './paged.tsx'
import { messagesQuery } from './record-calls.ts'

export function Messages({ contact }: { contact: ContactDetail }) {
  const { words } = useSay()
  const query = useInfiniteQuery(messagesQuery(contact.id))
  return (
    <Paged query={query} rowsOf={page => page.messages} empty={words.contact.messagesEmpty}>
      {messages => (
        <ul className={classes.records}>
          {messages.map(message => (
            <Message key={message.id} contact={contact} message={message} />
          ))}
        </ul>
      )}
    </Paged>
  )
}

function Message({ contact, message }: { contact: ContactDetail; message: ContactMessage }) {
  const say = useSay()
  const { words } = say
  const fate = fateOf(message, say)
  return (
    <li className={classes.record}>
      <div className={classes.recordText}>
        <TextLink
          to="/contacts/$id"
          params={{ id: contact.id }}
          from="/contacts/$id"
          search={before => ({ ...before, message: message.id })}
          resetScroll={false}
          c="var(--ink)"
          fw={550}
        >
          {message.subject || words.mailbox.noSubject}
        </TextLink>
        <div className={classes.under}>
          {message.campaignId ? (
            <TextLink to="/campaigns/$id" params={{ id: message.campaignId }} inherit c="inherit">
              {message.campaignTitle}
            </TextLink>
          ) : (
            words.contact.transactional
          )}
          {message.address !== contact.email && ` · ${say.fill(words.contact.toAddress, { address: message.address })}`}
        </div>
        <Dot tone={fate.tone}>{fate.main}</Dot>
        {fate.more.length > 0 && <div className={classes.under}>{fate.more.join(' · ')}</div>}
      </div>
      <time className={classes.when} dateTime={message.sentAt ?? message.createdAt}>
        {say.moment(message.sentAt ?? message.createdAt)}
      </time>
    </li>
  )
}
