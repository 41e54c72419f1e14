import { Button, Checkbox, Table, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CampaignCounts, CampaignLine } from '../../../contract/campaign.ts'
import { MOST_COMPARED, reports } from '../../../contract/report.ts'
import { ButtonLink } from '../../parts/link.tsx'
import rows from '../../parts/rows.module.css'
import { type CampaignColumn, campaignColumns } from '../../routes/reports.ts'
import { useSay } from '../../words/voice.ts'
import { ExportMenu } from './export-menu.tsx'
import classes from './reports.module.css'

const route = getRouteApi('/inside/reports')

/** What a column sorts by: of rates the rate, so that a small campaign may be the best. */
export function figureOf(campaign: CampaignLine, column: CampaignColumn): number {
  const { counts } = campaign
  if (column === 'startedAt') return campaign.startedAt ? Date.parse(campaign.startedAt) : 0
  if (column === 'accepted') return counts.accepted
  if (column === 'revenue') return campaign.conversions?.amount ?? 0
  const [n, whole] = partOf(counts, column)
  return whole > 0 ? n / whole : -1
}

export function partOf(counts: CampaignCounts, column: Exclude<CampaignColumn, 'startedAt' | 'accepted' | 'revenue'>) {
  const whole = column === 'bounced' ? counts.accepted + counts.refused : counts.accepted
  const parts = {
    opened: counts.humanOpened,
    clicked: counts.humanClicked,
    unsubscribed: counts.unsubscribed,
    bounced: counts.refused,
    complained: counts.complained,
  }
  return [parts[column], whole] as const
}

interface CampaignsOfProps {
  campaigns: CampaignLine[]
  hasMore: boolean
  period: { from: string; until: string }
  sort: CampaignColumn | undefined
  up: true | undefined
}

/** The campaigns of a period, sorted by any figure; up to five are chosen to be compared. */
export function CampaignsOf({ campaigns, hasMore, period, sort = 'startedAt', up }: CampaignsOfProps) {
  const say = useSay()
  const { words } = say
  const [chosen, setChosen] = useState<number[]>([])
  const here = chosen.filter(id => campaigns.some(campaign => campaign.id === id))
  const sorted = [...campaigns].sort((a, b) => (figureOf(b, sort) - figureOf(a, sort)) * (up ? -1 : 1) || b.id - a.id)
  const columns = campaignColumns.filter(column => column !== 'revenue' || campaigns.some(one => one.conversions))
  const choose = (id: number, on: boolean) => setChosen(on ? [...here, id] : here.filter(one => one !== id))
  return (
    <>
      <Table className={rows.table} aria-label={words.reports.campaigns}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.pick}>
              <VisuallyHidden>{words.reports.choose}</VisuallyHidden>
            </Table.Th>
            <Table.Th>{words.campaigns.name}</Table.Th>
            {columns.map(column => (
              <Heading key={column} column={column} sort={sort} up={up} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sorted.map(campaign => (
            <Row
              key={campaign.id}
              campaign={campaign}
              chosen={here.includes(campaign.id)}
              full={here.length >= MOST_COMPARED}
              onChoose={on => choose(campaign.id, on)}
            />
          ))}
        </Table.Tbody>
      </Table>
      <p className={classes.note}>
        {hasMore && `${say.fill(words.reports.cut, { n: say.number(campaigns.length) })} `}
        <ExportMenu endpoint={reports.exportCampaigns} input={format => ({ body: { format, ...period } })} />
      </p>
      {here.length > 0 && (
        <div className={classes.selection} role="status">
          {say.plural(here.length, words.reports.chosen)}
          <Button variant="subtle" size="compact-sm" color="gray" onClick={() => setChosen([])}>
            {words.general.cancel}
          </Button>
          <ButtonLink
            to="/reports/compare"
            search={{ ids: here.join(',') }}
            size="compact-md"
            disabled={here.length < 2}
          >
            {words.reports.compare}
          </ButtonLink>
        </div>
      )}
    </>
  )
}

const onPhone: CampaignColumn[] = ['opened']

function Heading({ column, sort, up }: { column: CampaignColumn; sort: CampaignColumn; up: true | undefined }) {
  const { words } = useSay()
  const navigate = route.useNavigate()
  const on = sort === column
  const sortBy = () =>
    void navigate({
      search: before => ({ ...before, sort: column, up: on && !up ? true : undefined }),
      replace: true,
      resetScroll: false,
    })
  const Arrow = up ? IconArrowUp : IconArrowDown
  return (
    <Table.Th
      className={rows.number}
      aria-sort={on ? (up ? 'ascending' : 'descending') : 'none'}
      visibleFrom={onPhone.includes(column) ? undefined : column === 'bounced' || column === 'complained' ? 'md' : 'sm'}
    >
      <UnstyledButton className={classes.sort} data-on={on || undefined} onClick={sortBy}>
        {words.reports.columns[column]}
        {on && <Arrow size={13} aria-hidden />}
      </UnstyledButton>
    </Table.Th>
  )
}

interface RowProps {
  campaign: CampaignLine
  chosen: boolean
  full: boolean
  onChoose: (on: boolean) => void
}

function Row({ campaign, chosen, full, onChoose }: RowProps) {
  const say = useSay()
  const { words } = say
  const { counts } = campaign
  const share = (column: Parameters<typeof partOf>[1]) => say.percent(...partOf(counts, column))
  return (
    <Table.Tr className={rows.row}>
      <Table.Td className={classes.pick}>
        <Tooltip label={words.reports.enough} disabled={!full || chosen}>
          <Checkbox
            size="xs"
            aria-label={say.fill(words.reports.chooseOne, { title: campaign.title })}
            checked={chosen}
            disabled={full && !chosen}
            onChange={event => onChoose(event.currentTarget.checked)}
          />
        </Tooltip>
      </Table.Td>
      <Table.Td>
        <Link to="/campaigns/$id" params={{ id: campaign.id }} className={rows.link}>
          {campaign.title}
        </Link>
        <span className={classes.facts}>
          {campaign.startedAt && say.day(campaign.startedAt)} · {say.number(counts.accepted)} ·{' '}
          {say.fill(words.reports.clickedShort, { percent: share('clicked') })}
        </span>
      </Table.Td>
      <Table.Td className={rows.number} visibleFrom="sm">
        {campaign.startedAt && say.day(campaign.startedAt)}
      </Table.Td>
      <Table.Td className={rows.number} visibleFrom="sm">
        {say.number(counts.accepted)}
      </Table.Td>
      <Table.Td className={rows.number}>{share('opened')}</Table.Td>
      <Table.Td className={rows.number} visibleFrom="sm">
        {share('clicked')}
      </Table.Td>
      <Table.Td className={rows.number} visibleFrom="sm">
        {share('unsubscribed')}
      </Table.Td>
      <Table.Td className={rows.number} visibleFrom="md">
        {share('bounced')}
      </Table.Td>
      <Table.Td className={rows.number} visibleFrom="md">
        {share('complained')}
      </Table.Td>
      {campaign.conversions && (
        <Table.Td className={rows.number} visibleFrom="sm">
          {say.money(campaign.conversions.amount)}
        </Table.Td>
      )}
    </Table.Tr>
  )
}

/** What a line of rates is drawn from. */
export function RatesTable({ campaigns }: { campaigns: CampaignLine[] }) {
  const say = useSay()
  const { words } = say
  return (
    <Table className={rows.table} aria-label={words.reports.rates} stickyHeader>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.campaigns.name}</Table.Th>
          <Table.Th className={rows.number}>{words.campaigns.openRate}</Table.Th>
          <Table.Th className={rows.number}>{words.campaigns.clickRate}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {campaigns.map(({ id, title, startedAt, counts }) => (
          <Table.Tr key={id}>
            <Table.Td>
              {title}
              <span className={rows.under}>{startedAt && say.day(startedAt)}</span>
            </Table.Td>
            <Table.Td className={rows.number}>{say.percent(...partOf(counts, 'opened'))}</Table.Td>
            <Table.Td className={rows.number}>{say.percent(...partOf(counts, 'clicked'))}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
