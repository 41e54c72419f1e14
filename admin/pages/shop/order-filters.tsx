import { NumberInput, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { orderStatuses } from '../../../contract/order.ts'
import { FilterChips } from '../../parts/filter-chips.tsx'
import { SearchBox } from '../../parts/search-box.tsx'
import type { OrderSearch } from '../../routes/shop.ts'
import { useSay } from '../../words/voice.ts'
import classes from './shop.module.css'

interface OrderFiltersProps {
  filter: OrderSearch
  shops: string[]
  onChoose: (chosen: OrderSearch) => void
}

export function OrderFilters({ filter, shops, onChoose }: OrderFiltersProps) {
  const { shopOrders, orders } = useSay().words
  return (
    <>
      <div className={classes.filters}>
        <div className={classes.search}>
          <SearchBox value={filter.search} label={shopOrders.search} onSearch={search => onChoose({ search })} />
        </div>
        {shops.length > 1 && (
          <Select
            aria-label={shopOrders.shop}
            placeholder={shopOrders.shop}
            data={shops.map(shop => ({ value: `=${shop}`, label: shop || shopOrders.noShop }))}
            value={filter.shop === undefined ? null : `=${filter.shop}`}
            clearable
            onChange={shop => onChoose({ shop: shop?.slice(1) })}
          />
        )}
        <Days filter={filter} onChoose={onChoose} />
        <Amounts filter={filter} onChoose={onChoose} />
      </div>
      <FilterChips
        label={shopOrders.status}
        value={filter.status}
        choices={[
          { value: undefined, word: shopOrders.all },
          ...orderStatuses.map(status => ({ value: status, word: orders.statuses[status] })),
          { value: 'none', word: shopOrders.noStatus },
        ]}
        onChoose={status => onChoose({ status })}
      />
    </>
  )
}

type FilterPart = Pick<OrderFiltersProps, 'filter' | 'onChoose'>

function Days({ filter, onChoose }: FilterPart) {
  const { shopOrders } = useSay().words
  // While a year is being typed the day is absurd.
  const day = (value: string) => (value > '2000' ? value : undefined)
  return (
    <div className={classes.range}>
      {(['from', 'until'] as const).map(end => (
        <TextInput
          key={`${end} ${filter[end] ?? ''}`}
          type="date"
          aria-label={shopOrders[end]}
          defaultValue={filter[end]}
          onChange={event => onChoose({ [end]: day(event.currentTarget.value) })}
        />
      ))}
    </div>
  )
}

function Amounts({ filter, onChoose }: FilterPart) {
  const { shopOrders } = useSay().words
  const choose = useDebouncedCallback(onChoose, 400)
  return (
    <div className={classes.range}>
      {(['least', 'most'] as const).map(end => (
        <NumberInput
          key={`${end} ${filter[end] === undefined ? '' : 'set'}`}
          aria-label={shopOrders[end]}
          placeholder={shopOrders[end]}
          defaultValue={filter[end]}
          min={0}
          max={99_999_999}
          hideControls
          w={120}
          onChange={value => choose({ [end]: value === '' ? undefined : Number(value) })}
        />
      ))}
    </div>
  )
}
