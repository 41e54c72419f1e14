import { Table, Text } from '@mantine/core'
import type { ContactDetail } from '../../../contract/contact-detail.ts'
import { Part } from '../../parts/page.tsx'
import rows from '../../parts/rows.module.css'
import { useSay } from '../../words/voice.ts'

export function Consents({ contact }: { contact: ContactDetail }) {
  const say = useSay()
  const { words } = say
  const names = new Map(contact.subscriptions.map(one => [one.listId, one.listName]))
  const actions = words.contacts.consentActions as Record<string, string>
  return (
    <Part title={words.contacts.consents}>
      {contact.consents.length === 0 && <Text c="dimmed">{words.contacts.consentsEmpty}</Text>}
      <Table className={rows.table} aria-label={words.contacts.consents}>
        <Table.Tbody>
          {contact.consents.map(consent => (
            <Table.Tr key={`${consent.at} ${consent.action} ${consent.listId}`}>
              <Table.Td>
                {actions[consent.action] ?? consent.action}
                <span className={rows.under}>
                  {[
                    consent.listId === null ? words.contacts.consentAllLists : names.get(consent.listId),
                    consent.channel,
                    consent.source !== consent.channel && consent.source,
                    consent.ip && `IP ${consent.ip}`,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </Table.Td>
              <Table.Td className={rows.number} c="dimmed" fz="sm">
                {say.moment(consent.at)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Part>
  )
}
