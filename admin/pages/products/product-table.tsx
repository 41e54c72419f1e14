import { Button, Table } from '@mantine/core'
import { IconPackage } from '@tabler/icons-react'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Reply } from '../../../contract/endpoint.ts'
import type { Availability, products as contract, Product } from '../../../contract/product.ts'
import { Dot, type Tone } from '../../parts/dot.tsx'
import { More } from '../../parts/more.tsx'
import rows from '../../parts/rows.module.css'
import { Empty, Failed, RowsSkeleton, Waiting } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import { Picture } from './picture.tsx'
import classes from './products.module.css'

const tones: Record<Availability, Tone> = {
  in_stock: 'good',
  to_order: 'wait',
  preorder: 'accent',
  out_of_stock: 'bad',
}

interface ProductTableProps {
  query: UseInfiniteQueryResult<InfiniteData<Reply<typeof contract.page>>>
  isFiltered: boolean
  onClear: () => void
}

export function ProductTable({ query, isFiltered, onClear }: ProductTableProps) {
  const { products } = useSay().words
  if (query.isError && !query.data) return <Failed error={query.error} retry={() => void query.refetch()} />
  if (!query.data)
    return (
      <Waiting>
        <RowsSkeleton rows={8} columns={3} />
      </Waiting>
    )
  const found = query.data.pages.flatMap(page => page.products)
  if (found.length === 0)
    return (
      <Empty
        icon={<IconPackage size={28} stroke={1.5} aria-hidden />}
        title={products.nothingTitle}
        lead={products.nothingLead}
      >
        {isFiltered && (
          <Button variant="default" onClick={onClear}>
            {products.clear}
          </Button>
        )}
      </Empty>
    )
  return (
    <>
      <Table className={rows.table} mt="xs" aria-label={products.title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{products.product}</Table.Th>
            <Table.Th visibleFrom="sm">{products.availability}</Table.Th>
            <Table.Th className={rows.number}>{products.price}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {found.map(product => (
            <Row key={product.id} product={product} />
          ))}
        </Table.Tbody>
      </Table>
      <More
        shown={found.length}
        total={query.data.pages[0]?.total}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  )
}

function Row({ product }: { product: Product }) {
  const say = useSay()
  return (
    <Table.Tr className={rows.row}>
      <Table.Td>
        <span className={classes.named}>
          <Picture key={product.image} src={product.image} />
          <span>
            <Link
              from="/shop/products"
              to="/shop/products"
              search={before => ({ ...before, product: product.id })}
              resetScroll={false}
              className={rows.link}
            >
              {product.title}
            </Link>
            <span className={rows.under}>{[product.code, product.category].filter(Boolean).join(' · ')}</span>
            <span className={classes.phoneFacts}>
              <State product={product} />
            </span>
          </span>
        </span>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <State product={product} />
      </Table.Td>
      <Table.Td className={rows.number}>
        {say.money(product.price, product.currency)}
        {product.priceBefore !== null && (
          <s className={rows.under}>{say.money(product.priceBefore, product.currency)}</s>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

export function State({ product: { goneAt, availability } }: { product: Product }) {
  const say = useSay()
  const { products } = say.words
  if (goneAt) return <Dot tone="still">{say.fill(products.gone, { day: say.day(goneAt) })}</Dot>
  return availability && <Dot tone={tones[availability]}>{products.availabilities[availability]}</Dot>
}
