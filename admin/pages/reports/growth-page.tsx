import { Select, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Growth, ListGrowth } from '../../../contract/report.ts'
import { Figure } from '../../parts/figure.tsx'
import { Page, Part } from '../../parts/page.tsx'
import rows from '../../parts/rows.module.css'
import { Asked, RowsSkeleton, TextSkeleton } from '../../parts/states.tsx'
import type { PeriodSearch } from '../../routes/reports.ts'
import { useSay } from '../../words/voice.ts'
import { listsQuery } from '../lists/list-calls.ts'
import { GrowthChart } from './growth-chart.tsx'
import { usePeriod } from './period.ts'
import { PeriodPicker } from './period-picker.tsx'
import { growthQuery, listsGrowthQuery } from './report-calls.ts'
import classes from './reports.module.css'
import { Tabs } from './tabs.tsx'

const route = getRouteApi('/inside/reports/growth')

/** Who came and who left, of one list or of all. */
export function GrowthPage() {
  const { words } = useSay()
  const { days, from, until, list } = route.useSearch()
  const navigate = route.useNavigate()
  const asked: PeriodSearch = from ? { from, until } : { days }
  const period = usePeriod(asked)
  const growth = useQuery(growthQuery(period, list))
  const go = (to: PeriodSearch & { list?: number }) => void navigate({ search: to, resetScroll: false })
  return (
    <Page title={words.reports.title}>
      <Tabs period={asked} />
      <div className={classes.period}>
        <ListChoice list={list} onChoose={chosen => go({ ...asked, list: chosen })} />
        <PeriodPicker value={asked} onChoose={chosen => go({ ...chosen, list })} />
      </div>
      <Asked query={growth} skeleton={<TextSkeleton lines={12} />}>
        {known => (
          <>
            <Sums growth={known} isOfAll={list === undefined} />
            <GrowthChart growth={known} title={words.growth.title} />
          </>
        )}
      </Asked>
      {list === undefined && <ByList period={period} asked={asked} />}
    </Page>
  )
}

function ListChoice({ list, onChoose }: { list: number | undefined; onChoose: (list: number | undefined) => void }) {
  const { words } = useSay()
  const { data } = useQuery(listsQuery)
  return (
    <Select
      className={classes.lists}
      aria-label={words.growth.list}
      data={[
        { value: '', label: words.growth.allLists },
        ...(data?.lists ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
      value={list === undefined ? '' : String(list)}
      allowDeselect={false}
      searchable={(data?.lists.length ?? 0) > 8}
      onChange={chosen => onChoose(chosen ? Number(chosen) : undefined)}
    />
  )
}

function Sums({ growth, isOfAll }: { growth: Growth; isOfAll: boolean }) {
  const say = useSay()
  const words = say.words.growth
  const { sum, days, contacts } = growth
  const confirmed = say.fill(words.confirmedOf, { n: say.number(sum.confirmed) })
  const deleted = say.fill(words.deletedOf, { n: say.number(contacts.deleted) })
  return (
    <>
      <dl className={classes.figures}>
        <Figure
          word={words.total}
          n={days.at(-1)!.total}
          under={[say.fill(words.change, { n: say.signed(sum.net) })]}
        />
        <Figure word={words.came} n={sum.came} under={sum.confirmed > 0 ? [confirmed] : []} />
        <Figure word={words.left} n={sum.left} />
        <Figure word={words.bouncedOrComplained} n={sum.bounced + sum.complained} />
        {isOfAll && (
          <Figure word={words.newContacts} why={say.words.reports.newContactsWhy} n={contacts.came} under={[deleted]} />
        )}
      </dl>
      <p className={classes.note}>{isOfAll ? words.ofAllWhy : words.netWhy}</p>
    </>
  )
}

function ByList({ period, asked }: { period: { from: string; until: string }; asked: PeriodSearch }) {
  const { words } = useSay()
  const query = useQuery(listsGrowthQuery(period))
  const { data } = useQuery(listsQuery)
  const names = new Map(data?.lists.map(({ id, name }) => [id, name]))
  return (
    <Part title={words.growth.byList}>
      <Asked query={query} skeleton={<RowsSkeleton rows={4} columns={5} />}>
        {({ lists }) => <ListsTable lists={lists} names={names} asked={asked} />}
      </Asked>
    </Part>
  )
}

function ListsTable({ lists, names, asked }: { lists: ListGrowth[]; names: Map<number, string>; asked: PeriodSearch }) {
  const say = useSay()
  const words = say.words.growth
  return (
    <Table className={rows.table} aria-label={words.byList}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.list}</Table.Th>
          <Table.Th className={rows.number} visibleFrom="sm">
            {words.came}
          </Table.Th>
          <Table.Th className={rows.number} visibleFrom="sm">
            {words.left}
          </Table.Th>
          <Table.Th className={rows.number} visibleFrom="sm">
            {words.bouncedOrComplained}
          </Table.Th>
          <Table.Th className={rows.number}>{words.net}</Table.Th>
          <Table.Th className={rows.number}>{words.total}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lists.map(list => (
          <Table.Tr key={list.listId} className={rows.row}>
            <Table.Td>
              <Link to="/reports/growth" search={{ ...asked, list: list.listId }} className={rows.link}>
                {names.get(list.listId) ?? list.listId}
              </Link>
            </Table.Td>
            <Table.Td className={rows.number} visibleFrom="sm">
              {say.number(list.came)}
            </Table.Td>
            <Table.Td className={rows.number} visibleFrom="sm">
              {say.number(list.left)}
            </Table.Td>
            <Table.Td className={rows.number} visibleFrom="sm">
              {say.number(list.bounced + list.complained)}
            </Table.Td>
            <Table.Td className={rows.number}>{say.signed(list.net)}</Table.Td>
            <Table.Td className={rows.number}>{say.number(list.total)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
