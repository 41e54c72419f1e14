import { Button } from '@mantine/core'
import { IconShoppingBag } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { shopOrders as contract } from '../../../contract/index.ts'
import { Page } from '../../parts/page.tsx'
import { Asked, Empty, RowsSkeleton } from '../../parts/states.tsx'
import type { OrderSearch } from '../../routes/shop.ts'
import { useSay } from '../../words/voice.ts'
import { ExportMenu } from '../reports/export-menu.tsx'
import { OrderDrawer } from './order-drawer.tsx'
import { OrderFilters } from './order-filters.tsx'
import { OrderTable } from './order-table.tsx'
import { OrderTotals } from './order-totals.tsx'
import { ordersQuery, orderTotalsQuery } from './shop-calls.ts'

const route = getRouteApi('/inside/shop/orders')

export function OrdersPage() {
  const { shopOrders } = useSay().words
  const { order: _, account: __, ...filter } = route.useSearch()
  const query = useQuery(orderTotalsQuery(filter))
  const actions = <ExportMenu endpoint={contract.export} input={format => ({ body: { format, ...filter } })} />
  return (
    <Page title={shopOrders.title} lead={shopOrders.lead} actions={query.data?.shops.length ? actions : undefined}>
      <Asked query={query} skeleton={<RowsSkeleton rows={8} columns={4} />}>
        {totals => (totals.shops.length > 0 ? <Orders totals={totals} filter={filter} /> : <NoOrders />)}
      </Asked>
    </Page>
  )
}

interface OrdersProps {
  totals: Parameters<typeof OrderTotals>[0]['totals']
  filter: OrderSearch
}

function Orders({ totals, filter }: OrdersProps) {
  const { order } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery(ordersQuery(filter))
  const go = (search: OrderSearch & { order?: number }) => void navigate({ search, replace: true, resetScroll: false })
  return (
    <>
      <OrderTotals totals={totals} />
      <OrderFilters filter={filter} shops={totals.shops} onChoose={chosen => go({ ...filter, order, ...chosen })} />
      <OrderTable
        query={query}
        isFiltered={Object.values(filter).some(value => value !== undefined)}
        onClear={() => go({})}
      />
      <OrderDrawer orderId={order} onClose={() => go(filter)} />
    </>
  )
}

function NoOrders() {
  const { shopOrders } = useSay().words
  return (
    <Empty
      icon={<IconShoppingBag size={28} stroke={1.5} aria-hidden />}
      title={shopOrders.emptyTitle}
      lead={shopOrders.emptyLead}
    >
      <Button component="a" href="/docs#transactions.create" target="_blank" rel="noopener">
        {shopOrders.emptyStep}
      </Button>
    </Empty>
  )
}
