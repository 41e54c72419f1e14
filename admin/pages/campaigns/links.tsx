import { Anchor, Table, Text } from '@mantine/core'
import type { CampaignReport } from '../../../contract/report.ts'
import { Part } from '../../parts/page.tsx'
import rows from '../../parts/rows.module.css'
import { useSay } from '../../words/voice.ts'

export function Links({ links }: { links: CampaignReport['links'] }) {
  const say = useSay()
  const { report } = say.words
  return (
    <Part title={report.links}>
      {links.length === 0 ? (
        <Text c="dimmed">{report.linksEmpty}</Text>
      ) : (
        <Table className={rows.table} aria-label={report.links}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{report.link}</Table.Th>
              <Table.Th className={rows.number}>{report.people}</Table.Th>
              <Table.Th className={rows.number}>{report.clicksHuman}</Table.Th>
              <Table.Th className={rows.number} visibleFrom="sm">
                {report.clicksAll}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {links.map(link => (
              <Table.Tr key={link.no}>
                <Table.Td>
                  {link.label}
                  <Anchor href={link.url} target="_blank" rel="noreferrer" className={rows.under}>
                    {link.url}
                  </Anchor>
                </Table.Td>
                <Table.Td className={rows.number}>{say.number(link.recipients)}</Table.Td>
                <Table.Td className={rows.number}>{say.number(link.humanClicks)}</Table.Td>
                <Table.Td className={rows.number} visibleFrom="sm">
                  {say.number(link.clicks)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Part>
  )
}
