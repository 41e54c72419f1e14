import { Button, Table, Tooltip } from '@mantine/core'
import { IconListDetails, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { List } from '../../../contract/list.ts'
import { Address } from '../../parts/address.tsx'
import { Page } from '../../parts/page.tsx'
import rows from '../../parts/rows.module.css'
import { Asked, Empty, RowsSkeleton } from '../../parts/states.tsx'
import { useOpening } from '../../parts/use-opening.ts'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { useGrowthByList } from '../reports/list-growth.tsx'
import { listsQuery, sumOf } from './list-calls.ts'
import { NewList } from './new-list.tsx'

export function ListsPage() {
  const { words } = useSay()
  const [creating, drawer] = useOpening()
  const may = useMay('marketer')
  const query = useQuery({ ...listsQuery, refetchInterval: 15_000 })
  const create = may && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={drawer.open}>
      {words.lists.new}
    </Button>
  )
  return (
    <Page title={words.lists.title} actions={create}>
      <Asked query={query} skeleton={<RowsSkeleton rows={5} columns={6} />}>
        {({ lists }) =>
          lists.length > 0 ? (
            <ListsTable lists={lists} />
          ) : (
            <Empty
              icon={<IconListDetails size={28} stroke={1.5} aria-hidden />}
              title={words.lists.emptyTitle}
              lead={words.lists.emptyLead}
            >
              {create}
            </Empty>
          )
        }
      </Asked>
      <NewList opened={creating} onClose={drawer.close} />
    </Page>
  )
}

function ListsTable({ lists }: { lists: List[] }) {
  const { words } = useSay()
  const { statuses } = words.contacts
  const growth = useGrowthByList()
  return (
    <Table className={rows.table} aria-label={words.lists.title}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.lists.name}</Table.Th>
          <Table.Th className={rows.number}>{statuses.subscribed}</Table.Th>
          <Table.Th className={rows.number}>{words.growth.in30Days}</Table.Th>
          <Table.Th className={rows.number} visibleFrom="sm">
            {statuses.unconfirmed}
          </Table.Th>
          <Table.Th className={rows.number} visibleFrom="sm">
            {statuses.unsubscribed}
          </Table.Th>
          <Table.Th className={rows.number} visibleFrom="md">
            <Tooltip label={words.lists.undeliverableWhy} events={{ hover: true, focus: true, touch: true }}>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its explanation is there for the keyboard too */}
              <span tabIndex={0}>{words.lists.undeliverable}</span>
            </Tooltip>
          </Table.Th>
          <Table.Th className={rows.number} visibleFrom="md">
            {words.lists.total}
          </Table.Th>
          <Table.Th visibleFrom="md">{words.lists.optIn}</Table.Th>
          <Table.Th visibleFrom="sm">{words.lists.created}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lists.map(list => (
          <ListRow key={list.id} list={list} growth={growth.get(list.id)} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function ListRow({ list, growth }: { list: List; growth: number | undefined }) {
  const say = useSay()
  const { words } = say
  const { soft_bounced, hard_bounced, complained } = list.counts
  return (
    <Table.Tr className={rows.row}>
      <Table.Td>
        <Link to="/lists/$id" params={{ id: list.id }} className={rows.link}>
          {list.name}
        </Link>
        {list.fromEmail && (
          <span className={rows.under}>
            <Address of={list.fromEmail} />
          </span>
        )}
      </Table.Td>
      <Table.Td className={rows.number}>{say.number(list.counts.subscribed)}</Table.Td>
      <Table.Td className={rows.number}>{growth !== undefined && say.signed(growth)}</Table.Td>
      <Table.Td className={rows.number} visibleFrom="sm">
        {say.number(list.counts.unconfirmed)}
      </Table.Td>
      <Table.Td className={rows.number} visibleFrom="sm">
        {say.number(list.counts.unsubscribed)}
      </Table.Td>
      <Table.Td className={rows.number} visibleFrom="md">
        {say.number(soft_bounced + hard_bounced + complained)}
      </Table.Td>
      <Table.Td className={rows.number} visibleFrom="md">
        {say.number(sumOf(list.counts))}
      </Table.Td>
      <Table.Td className={rows.quiet} visibleFrom="md">
        {list.doubleOptin ? words.lists.doubleOptinOnShort : words.lists.doubleOptinOffShort}
      </Table.Td>
      <Table.Td className={rows.quiet} visibleFrom="sm">
        {say.day(list.createdAt)}
      </Table.Td>
    </Table.Tr>
  )
}
