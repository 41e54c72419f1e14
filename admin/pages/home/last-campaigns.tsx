import { Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CampaignLine } from '../../../contract/campaign.ts'
import { TextLink } from '../../parts/link.tsx'
import { Part } from '../../parts/page.tsx'
import rows from '../../parts/rows.module.css'
import { useSay } from '../../words/voice.ts'
import { isYoung } from '../campaigns/campaign-calls.ts'
import { homeCampaignsQuery } from './home-calls.ts'

/** The last few that were sent, with what came of them; what is wrong with the asking is told beside what runs. */
export function LastCampaigns() {
  const say = useSay()
  const { words } = say
  const { data } = useQuery(homeCampaignsQuery)
  if (!data || data.last.length === 0) return null
  const hasOrders = data.last.some(one => one.conversions !== null)
  return (
    <Part
      title={words.home.last}
      actions={
        <TextLink to="/campaigns" size="sm">
          {words.home.allCampaigns}
        </TextLink>
      }
    >
      <Table className={rows.table} aria-label={words.home.last}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.campaigns.name}</Table.Th>
            <Table.Th className={rows.number} visibleFrom="sm">
              {words.reports.columns.accepted}
            </Table.Th>
            <Table.Th className={rows.number}>{words.campaigns.openRate}</Table.Th>
            <Table.Th className={rows.number} visibleFrom="sm">
              {words.campaigns.clickRate}
            </Table.Th>
            {hasOrders && (
              <Table.Th className={rows.number} visibleFrom="sm">
                {words.reports.columns.revenue}
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.last.map(campaign => (
            <Row key={campaign.id} campaign={campaign} />
          ))}
        </Table.Tbody>
      </Table>
    </Part>
  )
}

function Row({ campaign }: { campaign: CampaignLine }) {
  const say = useSay()
  const { counts, conversions } = campaign
  return (
    <Table.Tr className={rows.row}>
      <Table.Td>
        <Link to="/campaigns/$id" params={{ id: campaign.id }} className={rows.link}>
          {campaign.title}
        </Link>
        <span className={rows.under}>
          {campaign.startedAt && say.moment(campaign.startedAt)}
          {isYoung(campaign) && ` · ${say.words.reports.growing}`}
        </span>
      </Table.Td>
      <Table.Td className={rows.number} visibleFrom="sm">
        {say.number(counts.accepted)}
      </Table.Td>
      <Table.Td className={rows.number}>{say.percent(counts.humanOpened, counts.accepted)}</Table.Td>
      <Table.Td className={rows.number} visibleFrom="sm">
        {say.percent(counts.humanClicked, counts.accepted)}
      </Table.Td>
      {conversions && (
        <Table.Td className={rows.number} visibleFrom="sm">
          {say.money(conversions.amount)}
        </Table.Td>
      )}
    </Table.Tr>
  )
}
