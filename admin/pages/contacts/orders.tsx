import { useInfiniteQuery } from '@tanstack/react-query'
import type { ContactDetail } from '../../../contract/contact-detail.ts'
import type { Order, OrderStatus, Purchases } from '../../../contract/order.ts'
import { Dot, type Tone } from '../../parts/dot.tsx'
import type { Say } from '../../words/say.ts'
import { useSay } from '../../words/voice.ts'
import classes from './contact-page.module.css'
import own from './orders.module.css'
import { Paged } from './paged.tsx'
import { ordersQuery } from './record-calls.ts'

export const orderTones: Record<OrderStatus, Tone> = {
  completed: 'good',
  processing: 'wait',
  pending: 'still',
  canceled: 'bad',
}

/** What the contact has bought: the sums, then order by order. */
export function Orders({ contact }: { contact: ContactDetail }) {
  const { words } = useSay()
  const query = useInfiniteQuery(ordersQuery(contact.id))
  const purchases = query.data?.pages[0]?.purchases ?? []
  return (
    <>
      {purchases.map(sums => (
        <Sums key={sums.currency} sums={sums} />
      ))}
      <Paged query={query} rowsOf={page => page.orders} empty={words.orders.empty}>
        {orders => (
          <ul className={classes.records}>
            {orders.map(order => (
              <OneOrder key={order.id} order={order} />
            ))}
          </ul>
        )}
      </Paged>
    </>
  )
}

function Sums({ sums }: { sums: Purchases }) {
  const say = useSay()
  const { words } = say
  const figures = [
    { name: words.orders.bought, value: say.money(sums.amount, sums.currency) },
    { name: words.orders.count, value: say.number(sums.orders) },
    { name: words.orders.average, value: say.money(Math.round(sums.amount / sums.orders), sums.currency) },
    { name: words.orders.first, value: say.day(sums.firstAt) },
    { name: words.orders.last, value: say.day(sums.lastAt) },
  ]
  return (
    <dl className={own.sums}>
      {figures.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function OneOrder({ order }: { order: Order }) {
  const say = useSay()
  const { words } = say
  const { amount, currency, items, status } = order
  return (
    <li className={classes.record}>
      <div className={classes.recordText}>
        <strong className={own.amount}>{amount === null ? words.orders.noAmount : say.money(amount, currency)}</strong>
        <div className={classes.under}>{[order.number, order.shop].filter(Boolean).join(' · ')}</div>
        {status && <Dot tone={orderTones[status]}>{words.orders.statuses[status]}</Dot>}
        <ul className={own.items}>
          {items.map((item, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an order may have the same product twice
            <li key={i}>{itemOf(item, currency, say)}</li>
          ))}
        </ul>
      </div>
      <time className={classes.when} dateTime={order.orderedAt}>
        {say.moment(order.orderedAt)}
      </time>
    </li>
  )
}

export function itemOf(item: Order['items'][number], currency: string, say: Say): string {
  const title = item.title || item.code || say.words.orders.nameless
  const parts = [
    item.quantity !== null && item.quantity !== 1 ? `${say.number(item.quantity)} × ${title}` : title,
    item.price !== null && say.money(item.price, currency),
  ]
  return parts.filter(Boolean).join(' · ')
}
