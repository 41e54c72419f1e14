import { Button, Select } from '@mantine/core'
import { IconPackage } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Feed } from '../../../contract/feed.ts'
import { FilterChips } from '../../parts/filter-chips.tsx'
import { Page } from '../../parts/page.tsx'
import { SearchBox } from '../../parts/search-box.tsx'
import { Asked, Empty, RowsSkeleton } from '../../parts/states.tsx'
import type { ProductSearch } from '../../routes/shop.ts'
import { useSay } from '../../words/voice.ts'
import { feedsQuery } from '../feeds/feed-calls.ts'
import { categoriesQuery, productsQuery } from './product-calls.ts'
import { ProductDrawer } from './product-drawer.tsx'
import { ProductTable } from './product-table.tsx'
import classes from './products.module.css'

const route = getRouteApi('/inside/shop/products')

export function ProductsPage() {
  const { products } = useSay().words
  const query = useQuery(feedsQuery)
  return (
    <Page title={products.title} lead={products.lead}>
      <Asked query={query} skeleton={<RowsSkeleton rows={8} columns={3} />}>
        {({ feeds }) => {
          const ofProducts = feeds.filter(feed => feed.kind === 'product')
          return ofProducts.length > 0 ? <Catalogue feeds={ofProducts} /> : <NoCatalogue />
        }}
      </Asked>
    </Page>
  )
}

function Catalogue({ feeds }: { feeds: Feed[] }) {
  const { products } = useSay().words
  const { product, account: _, ...filter } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery(productsQuery(filter))
  const go = (search: ProductSearch & { product?: number }) =>
    void navigate({ search, replace: true, resetScroll: false })
  const choose = (chosen: ProductSearch) => go({ ...filter, product, ...chosen })
  return (
    <>
      <div className={classes.filters}>
        <div className={classes.search}>
          <SearchBox value={filter.search} label={products.search} onSearch={search => choose({ search })} />
        </div>
        <Categories value={filter.category} onChoose={category => choose({ category })} />
        {feeds.length > 1 && (
          <Select
            aria-label={products.feed}
            placeholder={products.feed}
            data={feeds.map(({ id, name }) => ({ value: String(id), label: name }))}
            value={filter.feed === undefined ? null : String(filter.feed)}
            clearable
            onChange={id => choose({ feed: id ? Number(id) : undefined })}
          />
        )}
      </div>
      <FilterChips
        label={products.shown}
        value={filter.gone}
        choices={[
          { value: undefined, word: products.sold },
          { value: 'yes', word: products.goneOnes },
          { value: 'all', word: products.all },
        ]}
        onChoose={gone => choose({ gone })}
      />
      <ProductTable
        query={query}
        isFiltered={Object.values(filter).some(value => value !== undefined)}
        onClear={() => go({})}
      />
      <ProductDrawer productId={product} onClose={() => go(filter)} />
    </>
  )
}

function Categories({ value, onChoose }: { value: string | undefined; onChoose: (path: string | undefined) => void }) {
  const say = useSay()
  const { products } = say.words
  const categories = useQuery(categoriesQuery).data?.categories ?? []
  return (
    <Select
      aria-label={products.category}
      placeholder={products.category}
      data={categories.map(one => ({ value: one.path, label: `${one.path} (${say.number(one.products)})` }))}
      value={value ?? null}
      clearable
      searchable
      limit={100}
      onChange={path => onChoose(path ?? undefined)}
    />
  )
}

function NoCatalogue() {
  const { products } = useSay().words
  return (
    <Empty
      icon={<IconPackage size={28} stroke={1.5} aria-hidden />}
      title={products.emptyTitle}
      lead={products.emptyLead}
    >
      <Button component={Link} to="/shop/feeds">
        {products.toFeeds}
      </Button>
    </Empty>
  )
}
