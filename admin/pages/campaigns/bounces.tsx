import { Table, Text } from '@mantine/core'
import type { CampaignReport } from '../../../contract/report.ts'
import { Part } from '../../parts/page.tsx'
import rows from '../../parts/rows.module.css'
import { useSay } from '../../words/voice.ts'

export function Bounces({ bounces }: { bounces: CampaignReport['bounces'] }) {
  const say = useSay()
  const { report } = say.words
  const kinds = report.bounceKinds as Record<string, string>
  return (
    <Part title={report.bounces}>
      {bounces.length === 0 ? (
        <Text c="dimmed">{report.bouncesEmpty}</Text>
      ) : (
        <Table className={rows.table} aria-label={report.bounces}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{report.reply}</Table.Th>
              <Table.Th>{report.kind}</Table.Th>
              <Table.Th className={rows.number}>{report.people}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {bounces.map(bounce => (
              <Table.Tr key={`${bounce.bounce} ${bounce.reply}`}>
                <Table.Td ff="monospace" fz="xs" style={{ overflowWrap: 'anywhere' }}>
                  {bounce.reply}
                </Table.Td>
                <Table.Td className={rows.quiet}>{bounce.bounce && (kinds[bounce.bounce] ?? bounce.bounce)}</Table.Td>
                <Table.Td className={rows.number}>{say.number(bounce.recipients)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Part>
  )
}
