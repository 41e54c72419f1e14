import type { Static } from 'typebox'
import type { OrderTotals as Totals } from '../../../contract/shop-order.ts'
import { useSay } from '../../words/voice.ts'
import classes from './shop.module.css'

/** What the orders of the filter come to, currency by currency. */
export function OrderTotals({ totals: { totals } }: { totals: Static<typeof Totals> }) {
  const say = useSay()
  const { shopOrders } = say.words
  if (totals.length === 0) return null
  return (
    <dl className={classes.totals}>
      {totals.map(({ currency, amount, orders, cancelled }) => (
        <div key={currency}>
          <dt>
            {shopOrders.sum}
            {cancelled > 0 && ` ${shopOrders.sumWithout}`}
          </dt>
          <dd className={classes.total}>{say.money(amount, currency)}</dd>
          <dd className={classes.under}>
            {[say.plural(orders, shopOrders.count), cancelled > 0 && say.plural(cancelled, shopOrders.cancelled)]
              .filter(Boolean)
              .join(' · ')}
          </dd>
        </div>
      ))}
    </dl>
  )
}
