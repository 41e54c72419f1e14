import { useInfiniteQuery } from '@tanstack/react-query'
import type { ContactDetail } from '../../../contract/contact-detail.ts'
import type { Change } from '../../../contract/contact-record.ts'
import type { Say } from '../../words/say.ts'
import { useSay } from '../../words/voice.ts'
import classes from './contact-page.module.css'
import { fieldName, fieldText, isNothing } from './field-words.ts'
import { Paged } from './paged.tsx'
import { changesQuery } from './record-calls.ts'

/** Who changed which field from what to what. */
export function Changes({ contact }: { contact: ContactDetail }) {
  const say = useSay()
  const query = useInfiniteQuery(changesQuery(contact.id))
  return (
    <Paged query={query} rowsOf={page => page.changes} empty={say.words.contact.changesEmpty}>
      {changes => (
        <ul className={classes.records}>
          {changes.map(change => (
            <OneChange key={change.id} change={change} say={say} />
          ))}
        </ul>
      )}
    </Paged>
  )
}

function OneChange({ change, say }: { change: Change; say: Say }) {
  return (
    <li className={classes.record}>
      <div className={classes.recordText}>
        {change.changes.map(({ field, label, before, after }) => (
          <div key={field}>
            {label ?? fieldName(field, say)}:{' '}
            <Before text={fieldText(field, before, say)} isEmpty={isNothing(before)} />
            {' → '}
            <ins className={classes.after}>{fieldText(field, after, say)}</ins>
          </div>
        ))}
        <div className={classes.under}>{byWhom(change, say).join(' · ')}</div>
      </div>
      <time className={classes.when} dateTime={change.at} title={say.second(change.at)}>
        {say.moment(change.at)}
      </time>
    </li>
  )
}

/** Nothing cannot be struck out. */
function Before({ text, isEmpty }: { text: string; isEmpty: boolean }) {
  if (isEmpty) return <span className={classes.before}>{text}</span>
  return <del className={classes.before}>{text}</del>
}

function byWhom({ person, channel, listName, mergedFrom }: Change, { words, fill }: Say): string[] {
  const channels = words.contact.channels as Record<string, string>
  const how = channels[channel] ?? channel
  return [
    person ? fill(words.contact.changedBy, { person, channel: how }) : how,
    listName && fill(words.contact.inList, { list: listName }),
    mergedFrom && fill(words.contact.mergedAddress, { email: mergedFrom }),
  ].filter(part => typeof part === 'string') as string[]
}
