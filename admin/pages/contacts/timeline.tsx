import { Tooltip } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowMerge,
  IconBan,
  IconBolt,
  IconCircleDot,
  IconClick,
  IconEye,
  IconMail,
  IconMailCheck,
  IconMailOpened,
  IconPencil,
  IconSend,
  IconShoppingBag,
  IconShoppingCart,
  IconShoppingCartOff,
  IconTag,
  IconUserCheck,
  IconUserMinus,
  IconUserPlus,
  IconWorld,
} from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ContactDetail } from '../../../contract/contact-detail.ts'
import type { TimelineEntry } from '../../../contract/contact-record.ts'
import { type TimelineKind, type TimelineType, timelineKinds } from '../../../contract/event.ts'
import { FilterChips } from '../../parts/filter-chips.tsx'
import { TextLink } from '../../parts/link.tsx'
import type { Say } from '../../words/say.ts'
import { useSay } from '../../words/voice.ts'
import { listsQuery } from '../lists/list-calls.ts'
import classes from './contact-page.module.css'
import { Paged } from './paged.tsx'
import { timelineQuery } from './record-calls.ts'
import { detailOf, titleOf } from './timeline-words.ts'

const icons: Record<TimelineType, typeof IconTag> = {
  subscribed: IconUserCheck,
  unsubscribed: IconUserMinus,
  unconfirmed: IconCircleDot,
  confirmed: IconUserCheck,
  complained: IconBan,
  'contact.created': IconUserPlus,
  'contact.changed': IconPencil,
  'contact.merged': IconArrowMerge,
  'contact.suppressed': IconBan,
  'contact.unsuppressed': IconCircleDot,
  'subscription.takenBack': IconArrowBackUp,
  'tag.added': IconTag,
  'tag.removed': IconTag,
  'mail.requested': IconMail,
  'mail.sent': IconSend,
  'mail.accepted': IconMailCheck,
  'mail.refused': IconBan,
  'mail.opened': IconMailOpened,
  'mail.clicked': IconClick,
  'mail.complained': IconBan,
  'custom.event': IconBolt,
  'shop.visited': IconWorld,
  'product.viewed': IconEye,
  'basket.changed': IconShoppingCart,
  'basket.emptied': IconShoppingCartOff,
  'order.placed': IconShoppingBag,
}

interface TimelineProps {
  contact: ContactDetail
  kind: TimelineKind | undefined
  choose: (kind: TimelineKind | undefined) => void
}

export function Timeline({ contact, kind, choose }: TimelineProps) {
  const say = useSay()
  const { words } = say
  const query = useInfiniteQuery(timelineQuery(contact.id, kind))
  return (
    <>
      <FilterChips
        label={words.contact.kindLabel}
        value={kind}
        choices={[
          { value: undefined, word: words.general.all },
          ...timelineKinds.map(value => ({ value, word: words.contact.kinds[value] })),
        ]}
        onChoose={choose}
      />
      <Paged
        query={query}
        rowsOf={page => page.entries}
        empty={kind ? words.contact.nothingOfKind : words.contacts.timelineEmpty}
      >
        {entries => <Entries contact={contact} entries={entries} say={say} />}
      </Paged>
    </>
  )
}

function Entries({ contact, entries, say }: { contact: ContactDetail; entries: TimelineEntry[]; say: Say }) {
  const lists = useQuery(listsQuery).data?.lists ?? []
  const names = new Map(lists.map(list => [list.id, list.name]))
  return (
    <ol className={classes.timeline}>
      {entries.map((entry, i) => {
        const Icon = icons[entry.type as TimelineType] ?? IconCircleDot
        const detail = detailOf(entry, names, say)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two events may share the instant and the type
          <li key={`${entry.at} ${i}`} className={classes.event}>
            <span className={classes.eventIcon}>
              <Icon size={16} stroke={1.6} aria-hidden />
            </span>
            <div className={classes.eventText}>
              {titleOf(entry, say)}
              <Mail contact={contact} entry={entry} />
              {detail && <div className={classes.under}>{detail}</div>}
            </div>
            <Tooltip label={say.second(entry.at)}>
              <time className={classes.when} dateTime={entry.at}>
                {say.ago(entry.at)}
              </time>
            </Tooltip>
          </li>
        )
      })}
    </ol>
  )
}

/** The mail that it is about, opened as it was sent. */
function Mail({ contact, entry: { message } }: { contact: ContactDetail; entry: TimelineEntry }) {
  const { words } = useSay()
  if (!message) return null
  return (
    <div className={classes.under}>
      <TextLink
        to="/contacts/$id"
        params={{ id: contact.id }}
        from="/contacts/$id"
        search={before => ({ ...before, message: message.id })}
        resetScroll={false}
        inherit
      >
        {message.subject || words.mailbox.noSubject}
      </TextLink>
      {message.campaignId && (
        <>
          {' · '}
          <TextLink to="/campaigns/$id" params={{ id: message.campaignId }} inherit c="inherit">
            {message.campaignTitle}
          </TextLink>
        </>
      )}
    </div>
  )
}
