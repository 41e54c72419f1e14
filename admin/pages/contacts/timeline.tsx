import { Text, Tooltip } from '@mantine/core'
import {
  IconBan,
  IconCircleDot,
  IconClick,
  IconMailCheck,
  IconMailOpened,
  IconPencil,
  IconTag,
  IconUserCheck,
  IconUserMinus,
  IconUserPlus,
} from '@tabler/icons-react'
import type { Static } from 'typebox'
import type { ContactDetail, TimelineEvent } from '../../../contract/contact-detail.ts'
import { TextLink } from '../../parts/link.tsx'
import { Part } from '../../parts/page.tsx'
import type { Say } from '../../words/say.ts'
import { useSay } from '../../words/voice.ts'
import classes from './contact-page.module.css'

type Event = Static<typeof TimelineEvent>

const icons: Record<string, typeof IconTag> = {
  subscribed: IconUserCheck,
  unsubscribed: IconUserMinus,
  unconfirmed: IconCircleDot,
  confirmed: IconUserCheck,
  'contact.created': IconUserPlus,
  'contact.changed': IconPencil,
  'tag.added': IconTag,
  'tag.removed': IconTag,
  'mail.requested': IconMailCheck,
  'mail.accepted': IconMailCheck,
  'mail.refused': IconBan,
  'mail.opened': IconMailOpened,
  'mail.clicked': IconClick,
  'mail.complained': IconBan,
}

export function Timeline({ contact }: { contact: ContactDetail }) {
  const say = useSay()
  const { words } = say
  return (
    <Part title={words.contacts.timeline}>
      {contact.timeline.length === 0 && <Text c="dimmed">{words.contacts.timelineEmpty}</Text>}
      <ol className={classes.timeline}>
        {contact.timeline.map((event, i) => {
          const Icon = icons[event.type] ?? IconCircleDot
          const detail = detailOf(event, contact, say)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two events may share the instant and the type
            <li key={`${event.at} ${i}`} className={classes.event}>
              <span className={classes.eventIcon}>
                <Icon size={16} stroke={1.6} aria-hidden />
              </span>
              <div className={classes.eventText}>
                {titleOf(event, say)}
                <Mail event={event} />
                {detail && <div className={classes.under}>{detail}</div>}
              </div>
              <Tooltip label={say.second(event.at)}>
                <time className={classes.when} dateTime={event.at}>
                  {say.ago(event.at)}
                </time>
              </Tooltip>
            </li>
          )
        })}
      </ol>
    </Part>
  )
}

/** The campaign or other e-mail that the event is about. */
function Mail({ event }: { event: Event }) {
  const { subject, campaignId, campaignTitle } = event
  if (!subject) return null
  return (
    <div className={classes.under}>
      {campaignId ? (
        <TextLink to="/campaigns/$id" params={{ id: campaignId }} inherit title={subject}>
          {campaignTitle}
        </TextLink>
      ) : (
        subject
      )}
    </div>
  )
}

function titleOf(event: Event, { words, fill }: Say) {
  const known = words.timeline[event.type as keyof typeof words.timeline]
  const title = typeof known === 'string' ? known : fill(words.timeline.other, { type: event.type })
  return event.data.signal === 'machine' ? `${title} (${words.timeline.automatic})` : title
}

/** What the event is about: a list, a subject, a link, a tag, fields or a server's reply, whichever it carries. */
function detailOf(event: Event, contact: ContactDetail, { words }: Say) {
  const { listId, subject, campaign, title, url, tag, fields, reply, kind } = event.data
  const list = contact.subscriptions.find(one => one.listId === listId)?.listName
  const fieldWords = words.contacts.fields as Record<string, string>
  const kinds = words.timeline.requestedKinds as Record<string, string>
  const parts = [
    event.type === 'mail.requested' && typeof kind === 'string' && (kinds[kind] ?? kinds.other),
    list,
    subject ?? title ?? campaign,
    url,
    tag,
    Array.isArray(fields) && fields.map(name => fieldWords[camel(String(name))] ?? String(name)).join(', '),
    reply,
  ]
  return parts.filter(part => typeof part === 'string' && part !== '').join(' · ')
}

const camel = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
