import { Table, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Campaign } from '../../../contract/campaign.ts'
import { type Recipient, recipientFilters, reports } from '../../../contract/report.ts'
import { Dot } from '../../parts/dot.tsx'
import { FilterChips } from '../../parts/filter-chips.tsx'
import { More } from '../../parts/more.tsx'
import { Part } from '../../parts/page.tsx'
import rows from '../../parts/rows.module.css'
import { SearchBox } from '../../parts/search-box.tsx'
import { Failed, RowsSkeleton, Waiting } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import { ExportMenu } from '../reports/export-menu.tsx'
import { fateOf } from './fate.ts'
import classes from './report.module.css'
import { type RecipientFilter, recipientsQuery } from './report-calls.ts'

const route = getRouteApi('/inside/campaigns/$id')

export function Recipients({ campaign, live }: { campaign: Campaign; live: boolean }) {
  const { words } = useSay()
  const { filter, search } = route.useSearch()
  const navigate = route.useNavigate()
  const go = (to: { filter?: RecipientFilter; search?: string }) =>
    void navigate({ search: { filter, search, ...to }, replace: true, resetScroll: false })
  return (
    <Part
      title={words.report.recipientsTitle}
      actions={
        <ExportMenu
          endpoint={reports.exportRecipients}
          input={format => ({ params: { id: campaign.id }, body: { format, filter, search } })}
        />
      }
    >
      <div className={classes.find}>
        <SearchBox value={search} label={words.report.recipientsSearch} onSearch={text => go({ search: text })} />
      </div>
      <FilterChips
        label={words.report.fate}
        value={filter}
        choices={recipientFilters.map(value => ({
          value: value === 'all' ? undefined : value,
          word: words.report.filters[value],
        }))}
        onChoose={chosen => go({ filter: chosen })}
      />
      <Found id={campaign.id} filter={filter} search={search} live={live} />
    </Part>
  )
}

interface FoundProps {
  id: number
  filter: RecipientFilter | undefined
  search: string | undefined
  live: boolean
}

function Found({ id, filter, search, live }: FoundProps) {
  const { words } = useSay()
  const query = useInfiniteQuery({ ...recipientsQuery(id, filter, search), refetchInterval: live ? 4000 : false })
  if (query.isError && !query.data) return <Failed error={query.error} retry={() => void query.refetch()} />
  if (!query.data)
    return (
      <Waiting>
        <RowsSkeleton rows={8} columns={2} />
      </Waiting>
    )
  const recipients = query.data.pages.flatMap(page => page.recipients)
  if (recipients.length === 0)
    return (
      <Text c="dimmed" mt="md">
        {words.report.recipientsEmpty}
      </Text>
    )
  return (
    <>
      <Table className={rows.table} mt="xs" aria-label={words.report.recipientsTitle}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.report.address}</Table.Th>
            <Table.Th>{words.report.fate}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {recipients.map(one => (
            <Row key={one.messageId} one={one} />
          ))}
        </Table.Tbody>
      </Table>
      <More
        shown={recipients.length}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  )
}

function Row({ one }: { one: Recipient }) {
  const say = useSay()
  const fate = fateOf(one, say)
  return (
    <Table.Tr className={one.contactId ? rows.row : undefined}>
      <Table.Td className={classes.address}>
        {one.contactId ? (
          <Link to="/contacts/$id" params={{ id: one.contactId }} className={rows.link}>
            {one.address}
          </Link>
        ) : (
          <>
            {one.address}
            <span className={rows.under}>{say.words.report.contactGone}</span>
          </>
        )}
      </Table.Td>
      <Table.Td className={classes.fate}>
        <Dot tone={fate.tone}>{fate.main}</Dot>
        {fate.more.length > 0 && <span className={rows.under}>{fate.more.join(' · ')}</span>}
      </Table.Td>
    </Table.Tr>
  )
}
