import { Button, Table } from '@mantine/core'
import { IconShoppingBag } from '@tabler/icons-react'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Reply } from '../../../contract/endpoint.ts'
import type { shopOrders as contract, OrderLine } from '../../../contract/shop-order.ts'
import { Dot } from '../../parts/dot.tsx'
import { More } from '../../parts/more.tsx'
import rows from '../../parts/rows.module.css'
import { Empty, Failed, RowsSkeleton, Waiting } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import { orderTones } from '../contacts/orders.tsx'
import classes from './shop.module.css'

interface OrderTableProps {
  query: UseInfiniteQueryResult<InfiniteData<Reply<typeof contract.page>>>
  isFiltered: boolean
  onClear: () => void
}

export function OrderTable({ query, isFiltered, onClear }: OrderTableProps) {
  const { shopOrders } = useSay().words
  if (query.isError && !query.data) return <Failed error={query.error} retry={() => void query.refetch()} />
  if (!query.data)
    return (
      <Waiting>
        <RowsSkeleton rows={8} columns={4} />
      </Waiting>
    )
  const orders = query.data.pages.flatMap(page => page.orders)
  if (orders.length === 0)
    return (
      <Empty
        icon={<IconShoppingBag size={28} stroke={1.5} aria-hidden />}
        title={shopOrders.nothingTitle}
        lead={shopOrders.nothingLead}
      >
        {isFiltered && (
          <Button variant="default" onClick={onClear}>
            {shopOrders.clear}
          </Button>
        )}
      </Empty>
    )
  return (
    <>
      <Table className={rows.table} mt="xs" aria-label={shopOrders.title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{shopOrders.order}</Table.Th>
            <Table.Th visibleFrom="sm">{shopOrders.buyer}</Table.Th>
            <Table.Th visibleFrom="sm">{shopOrders.status}</Table.Th>
            <Table.Th visibleFrom="md" className={rows.number}>
              {shopOrders.made}
            </Table.Th>
            <Table.Th className={rows.number}>{shopOrders.amount}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {orders.map(order => (
            <Row key={order.id} order={order} />
          ))}
        </Table.Tbody>
      </Table>
      <More
        shown={orders.length}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  )
}

function Row({ order }: { order: OrderLine }) {
  const say = useSay()
  const { words } = say
  const status = order.status && <Dot tone={orderTones[order.status]}>{words.orders.statuses[order.status]}</Dot>
  return (
    <Table.Tr className={rows.row}>
      <Table.Td>
        <Link
          from="/shop/orders"
          to="/shop/orders"
          search={before => ({ ...before, order: order.id })}
          resetScroll={false}
          className={rows.link}
        >
          {order.number}
        </Link>
        <span className={rows.under}>
          {[order.shop, say.plural(order.items, words.orders.items)].filter(Boolean).join(' · ')}
        </span>
        <span className={classes.phoneFacts}>
          <span>{order.contact?.name || order.email}</span>
          {status}
          <time dateTime={order.orderedAt}>{say.moment(order.orderedAt)}</time>
        </span>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {order.contact?.name || order.email}
        {order.contact?.name && <span className={rows.under}>{order.email}</span>}
      </Table.Td>
      <Table.Td visibleFrom="sm">{status}</Table.Td>
      <Table.Td visibleFrom="md" className={rows.number}>
        <time className={rows.quiet} dateTime={order.orderedAt}>
          {say.moment(order.orderedAt)}
        </time>
      </Table.Td>
      <Table.Td className={rows.number}>
        {order.amount === null ? words.orders.noAmount : say.money(order.amount, order.currency)}
      </Table.Td>
    </Table.Tr>
  )
}
