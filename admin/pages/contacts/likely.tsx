import { Alert } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ContactDetail } from '../../../contract/contact-detail.ts'
import { TextLink } from '../../parts/link.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { fullName } from './contact-calls.ts'
import classes from './contact-page.module.css'
import { duplicatesQuery } from './record-calls.ts'

const MOST = 3

/** Contacts that are probably the same person; nothing where there are none. */
export function Likely({ contact }: { contact: ContactDetail }) {
  const { words } = useSay()
  const may = useMay('marketer')
  const found = useQuery(duplicatesQuery(contact.id)).data?.duplicates ?? []
  if (found.length === 0) return null
  return (
    <Alert variant="light" color="gray" mb="xl" icon={<IconUsers aria-hidden />} title={words.contact.likely}>
      <ul className={classes.likely}>
        {found.slice(0, MOST).map(one => (
          <li key={one.id}>
            <TextLink to="/contacts/$id" params={{ id: one.id }}>
              {one.email}
            </TextLink>
            {[fullName(one), ...one.reasons.map(reason => words.contact.likelyWhy[reason])]
              .filter(Boolean)
              .map(part => ` · ${part}`)
              .join('')}
            {may && (
              <>
                {' · '}
                <TextLink to="/contacts/$id/merge" params={{ id: contact.id }} search={{ with: one.id }}>
                  {words.contact.compare}
                </TextLink>
              </>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
