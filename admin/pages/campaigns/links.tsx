import { Anchor, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { CampaignReport } from '../../../contract/report.ts'
import { Part } from '../../parts/page.tsx'
import { Choice } from '../../parts/pictured.tsx'
import rows from '../../parts/rows.module.css'
import { useSay } from '../../words/voice.ts'
import classes from './report.module.css'

type Links = CampaignReport['links']
type Order = 'place' | 'clicks'

/** The click map: where in the mail people clicked, from its top to its foot, or the most followed first. */
export function Links({ links }: { links: Links }) {
  const say = useSay()
  const { report } = say.words
  const [order, setOrder] = useState<Order>('place')
  const sorted = order === 'place' ? links : [...links].sort((a, b) => b.humanRecipients - a.humanRecipients)
  const choices = { place: report.byPlace, clicks: report.byClicks }
  return (
    <Part
      title={report.links}
      lead={links.length > 0 && report.linksLead}
      actions={links.length > 1 && <Choice label={report.order} value={order} choices={choices} onChoose={setOrder} />}
    >
      {links.length === 0 ? (
        <Text c="dimmed">{report.linksEmpty}</Text>
      ) : (
        <Table className={rows.table} aria-label={report.links}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th className={classes.place}>{report.place}</Table.Th>
              <Table.Th>{report.link}</Table.Th>
              <Table.Th className={rows.number}>{report.people}</Table.Th>
              <Table.Th className={rows.number}>{report.clicksHuman}</Table.Th>
              <Table.Th className={rows.number} visibleFrom="sm">
                {report.clicksAll}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sorted.map(link => (
              <Row key={link.no} link={link} most={Math.max(...links.map(one => one.humanRecipients))} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Part>
  )
}

function Row({ link, most }: { link: Links[number]; most: number }) {
  const say = useSay()
  return (
    <Table.Tr>
      <Table.Td className={classes.place}>{link.no}.</Table.Td>
      <Table.Td>
        {link.label || link.url}
        <Anchor href={link.url} target="_blank" rel="noreferrer" className={rows.under}>
          {link.url}
        </Anchor>
        <span className={classes.bar} aria-hidden>
          <span style={{ width: most > 0 ? `${(100 * link.humanRecipients) / most}%` : 0 }} />
        </span>
      </Table.Td>
      <Table.Td className={rows.number}>{say.number(link.humanRecipients)}</Table.Td>
      <Table.Td className={rows.number}>{say.number(link.humanClicks)}</Table.Td>
      <Table.Td className={rows.number} visibleFrom="sm">
        {say.number(link.clicks)}
      </Table.Td>
    </Table.Tr>
  )
}
