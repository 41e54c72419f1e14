import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ContactDetail } from '../../../contract/contact-detail.ts'
import type { Consent } from '../../../contract/contact-record.ts'
import { useMay } from '../../session.ts'
import type { Say } from '../../words/say.ts'
import { useSay } from '../../words/voice.ts'
import classes from './contact-page.module.css'
import { useExport } from './export-menu.tsx'
import { Paged } from './paged.tsx'
import { consentsQuery } from './record-calls.ts'

/** What was agreed to and withdrawn, in words, with everything that proves it. */
export function Consents({ contact }: { contact: ContactDetail }) {
  const say = useSay()
  const { words } = say
  const may = useMay('marketer')
  const save = useExport(contact.id)
  const query = useInfiniteQuery(consentsQuery(contact.id))
  return (
    <>
      <p className={classes.note}>{words.contact.consentsLead}</p>
      {may && (
        <Button
          variant="default"
          size="xs"
          mb="xs"
          leftSection={<IconDownload size={14} aria-hidden />}
          loading={save.isPending}
          onClick={() => save.mutate('csv')}
        >
          {words.contact.exportConsents}
        </Button>
      )}
      <Paged query={query} rowsOf={page => page.consents} empty={words.contacts.consentsEmpty}>
        {consents => (
          <ul className={classes.records}>
            {consents.map(consent => (
              <Record key={consent.id} consent={consent} say={say} />
            ))}
          </ul>
        )}
      </Paged>
    </>
  )
}

function Record({ consent, say }: { consent: Consent; say: Say }) {
  const { words } = say
  const actions = words.contacts.consentActions as Record<string, string>
  const { wording, userAgent } = consent
  return (
    <li className={classes.record}>
      <div className={classes.recordText}>
        {actions[consent.action] ?? consent.action}
        {': '}
        {consent.listName ?? (consent.listId === null ? words.contacts.consentAllLists : `#${consent.listId}`)}
        <div className={classes.under}>{proofOf(consent, say).join(' · ')}</div>
        {wording && (
          <blockquote className={classes.quote}>
            <span className={classes.quoteOf}>{words.contact.consentWording}</span>
            {wording}
          </blockquote>
        )}
        {userAgent && (
          <div className={classes.under}>
            {words.contact.consentDevice}: {userAgent}
          </div>
        )}
      </div>
      <time className={classes.when} dateTime={consent.at} title={say.second(consent.at)}>
        {say.moment(consent.at)}
      </time>
    </li>
  )
}

function proofOf(consent: Consent, { words, fill, date }: Say): string[] {
  const { channel, source, basis, ip, person, mergedFrom, obtainedOn } = consent
  const channels = words.contact.channels as Record<string, string>
  const bases = words.contact.bases as Record<string, string>
  const merged = /^merge:(\d+)$/.exec(source ?? '')
  const from = merged
    ? fill(words.contact.consentSourceMerge, { id: merged[1]! })
    : source && source !== channel && fill(words.contact.consentSource, { source })
  return [
    channels[channel] ?? channel,
    from,
    obtainedOn && fill(words.contact.consentOn, { day: date(obtainedOn) }),
    basis && fill(words.contact.consentBasis, { basis: bases[basis] ?? basis }),
    person && fill(words.contact.consentBy, { person }),
    ip && `IP ${ip}`,
    mergedFrom && fill(words.contact.mergedAddress, { email: mergedFrom }),
  ].filter(part => typeof part === 'string' && part !== '') as string[]
}
