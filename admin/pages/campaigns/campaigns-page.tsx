import { Box, Button, Select, Table, Tooltip } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type CampaignLine, campaignStatuses } from '../../../contract/campaign.ts'
import { FilterChips } from '../../parts/filter-chips.tsx'
import { More } from '../../parts/more.tsx'
import { Page } from '../../parts/page.tsx'
import rows from '../../parts/rows.module.css'
import { SearchBox } from '../../parts/search-box.tsx'
import { Empty, Failed, RowsSkeleton, Waiting } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { listsQuery } from '../lists/list-calls.ts'
import { type CampaignFilter, campaignsQuery } from './campaign-calls.ts'
import classes from './campaigns-page.module.css'
import { NewCampaign } from './new-campaign.tsx'
import { StatusDot } from './status-dot.tsx'

const route = getRouteApi('/inside/campaigns')

export function CampaignsPage() {
  const { words } = useSay()
  const may = useMay('marketer')
  const filter = route.useSearch()
  const navigate = route.useNavigate()
  const change = (part: CampaignFilter) => void navigate({ search: { ...filter, ...part }, replace: 'search' in part })
  return (
    <Page title={words.campaigns.title} actions={may && <NewCampaign />}>
      <div className={classes.filters}>
        <SearchBox
          value={filter.search}
          label={words.campaigns.search}
          onSearch={search => change({ search: search || undefined })}
        />
        <ListFilter list={filter.list} choose={list => change({ list })} />
      </div>
      <FilterChips
        label={words.campaigns.status}
        value={filter.status}
        choices={[
          { value: undefined, word: words.general.all },
          ...campaignStatuses.map(value => ({ value, word: words.campaigns.statuses[value] })),
        ]}
        onChoose={status => change({ status })}
      />
      <Found filter={filter} clear={() => void navigate({ search: {} })} />
    </Page>
  )
}

function ListFilter({ list, choose }: { list: number | undefined; choose: (list: number | undefined) => void }) {
  const { words } = useSay()
  const { data } = useQuery(listsQuery)
  if (!data || data.lists.length < 2) return null
  return (
    <Select
      aria-label={words.campaigns.toList}
      placeholder={words.campaigns.toList}
      data={data.lists.map(one => ({ value: String(one.id), label: one.name }))}
      value={list === undefined ? null : String(list)}
      onChange={value => choose(value === null ? undefined : Number(value))}
      clearable
      clearButtonProps={{ 'aria-label': words.general.clear }}
      searchable={data.lists.length > 8}
    />
  )
}

function Found({ filter, clear }: { filter: CampaignFilter; clear: () => void }) {
  const { words } = useSay()
  const may = useMay('marketer')
  const query = useInfiniteQuery(campaignsQuery(filter))
  if (query.isError && !query.data) return <Failed error={query.error} retry={() => void query.refetch()} />
  if (!query.data)
    return (
      <Waiting>
        <RowsSkeleton rows={7} columns={6} />
      </Waiting>
    )
  const campaigns = query.data.pages.flatMap(page => page.campaigns)
  const icon = <IconSend size={28} stroke={1.5} aria-hidden />
  if (campaigns.length === 0 && Object.values(filter).some(value => value !== undefined))
    return (
      <Empty icon={icon} title={words.campaigns.nothingTitle} lead={words.campaigns.nothingLead}>
        <Button variant="default" onClick={clear}>
          {words.contacts.clearFilters}
        </Button>
      </Empty>
    )
  if (campaigns.length === 0 && !may)
    return <Empty icon={icon} title={words.campaigns.noneTitle} lead={words.campaigns.noneLead} />
  if (campaigns.length === 0)
    return (
      <Empty icon={icon} title={words.campaigns.emptyTitle} lead={words.campaigns.emptyLead}>
        <NewCampaign />
      </Empty>
    )
  return (
    <>
      <CampaignsTable campaigns={campaigns} />
      <More
        shown={campaigns.length}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  )
}

function CampaignsTable({ campaigns }: { campaigns: CampaignLine[] }) {
  const { words } = useSay()
  const hasOrders = campaigns.some(one => one.conversions !== null)
  return (
    <Table className={rows.table} mt="xs" aria-label={words.campaigns.title}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.campaigns.name}</Table.Th>
          <Table.Th className={rows.number} visibleFrom="sm">
            {words.campaigns.recipients}
          </Table.Th>
          {(['openRate', 'clickRate'] as const).map(rate => (
            <Table.Th key={rate} className={rows.number} visibleFrom="sm">
              <Tooltip label={words.campaigns.humanWhy}>
                <span className={classes.explained}>{words.campaigns[rate]}</span>
              </Tooltip>
            </Table.Th>
          ))}
          {hasOrders && (
            <Table.Th className={rows.number} visibleFrom="sm">
              {words.reports.columns.revenue}
            </Table.Th>
          )}
          <Table.Th className={classes.status} visibleFrom="sm">
            {words.campaigns.status}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {campaigns.map(campaign => (
          <Row key={campaign.id} campaign={campaign} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Row({ campaign }: { campaign: CampaignLine }) {
  const say = useSay()
  const { counts, conversions } = campaign
  const started = campaign.startedAt !== null
  return (
    <Table.Tr className={rows.row}>
      <Table.Td>
        <Link to="/campaigns/$id" params={{ id: campaign.id }} className={rows.link}>
          {campaign.title}
        </Link>
        <span className={rows.under}>{campaign.subjectSeen || say.words.campaigns.noSubject}</span>
        <div className={classes.phoneFacts}>
          <StatusDot status={campaign.status} />
          {campaign.status === 'scheduled' && campaign.scheduledAt && <span>{say.moment(campaign.scheduledAt)}</span>}
          {started && (
            <span>
              {say.number(counts.recipients)} · {say.words.campaigns.openRate.toLowerCase()}{' '}
              {say.percent(counts.humanOpened, counts.accepted)}
              {conversions && conversions.orders > 0 && ` · ${say.money(conversions.amount)}`}
            </span>
          )}
        </div>
      </Table.Td>
      <Table.Td className={rows.number} visibleFrom="sm">
        {started && say.number(counts.recipients)}
      </Table.Td>
      <Table.Td className={rows.number} visibleFrom="sm">
        {started && say.percent(counts.humanOpened, counts.accepted)}
      </Table.Td>
      <Table.Td className={rows.number} visibleFrom="sm">
        {started && say.percent(counts.humanClicked, counts.accepted)}
      </Table.Td>
      {conversions && (
        <Table.Td className={rows.number} visibleFrom="sm">
          {started && say.money(conversions.amount)}
        </Table.Td>
      )}
      <Table.Td className={classes.status} visibleFrom="sm">
        <StatusDot status={campaign.status} />
        <When campaign={campaign} />
      </Table.Td>
    </Table.Tr>
  )
}

function When({ campaign }: { campaign: CampaignLine }) {
  const say = useSay()
  const at = campaign.startedAt ?? campaign.scheduledAt
  const text = at ? say.moment(at) : say.fill(say.words.campaigns.changedAgo, { ago: say.ago(campaign.updatedAt) })
  return (
    <Box component="span" className={rows.under} visibleFrom="xs">
      {text}
    </Box>
  )
}
