import { Drawer } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { WholeOrder } from '../../../contract/shop-order.ts'
import { Dot } from '../../parts/dot.tsx'
import { TextLink } from '../../parts/link.tsx'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import type { Say } from '../../words/say.ts'
import { useSay } from '../../words/voice.ts'
import { orderTones } from '../contacts/orders.tsx'
import classes from './shop.module.css'
import { orderQuery } from './shop-calls.ts'

export function OrderDrawer({ orderId, onClose }: { orderId: number | undefined; onClose: () => void }) {
  const say = useSay()
  const query = useQuery({ ...orderQuery(orderId ?? 0), enabled: orderId !== undefined })
  const title = say.fill(say.words.shopOrders.detail, { number: query.data?.number ?? '' })
  return (
    <Drawer opened={orderId !== undefined} onClose={onClose} title={title} position="right" size="lg">
      {orderId !== undefined && (
        <Asked query={query} skeleton={<TextSkeleton lines={8} />}>
          {order => <One order={order} />}
        </Asked>
      )}
    </Drawer>
  )
}

function One({ order }: { order: WholeOrder }) {
  const say = useSay()
  const { shopOrders, orders } = say.words
  const place = [order.city, order.county, order.country].filter(Boolean).join(', ')
  return (
    <>
      <p className={classes.sum}>{order.amount === null ? orders.noAmount : say.money(order.amount, order.currency)}</p>
      {order.status && <Dot tone={orderTones[order.status]}>{orders.statuses[order.status]}</Dot>}
      <dl className={classes.facts}>
        <Fact name={shopOrders.made}>{say.second(order.orderedAt)}</Fact>
        {order.shop && <Fact name={shopOrders.shop}>{order.shop}</Fact>}
        <Fact name={shopOrders.buyer}>
          <Buyer order={order} />
        </Fact>
        {order.shipping !== null && <Fact name={shopOrders.shipping}>{say.money(order.shipping, order.currency)}</Fact>}
        {order.tax !== null && <Fact name={shopOrders.tax}>{say.money(order.tax, order.currency)}</Fact>}
        {place && <Fact name={shopOrders.place}>{place}</Fact>}
        <Fact name={shopOrders.campaign}>
          <Campaign order={order} />
        </Fact>
        {Object.entries(order.props).map(([name, value]) => (
          <Fact key={name} name={name}>
            {typeof value === 'string' ? value : JSON.stringify(value)}
          </Fact>
        ))}
      </dl>
      <h3 className={classes.heading}>{shopOrders.items}</h3>
      {order.items.length === 0 && <p className={classes.under}>{shopOrders.noItems}</p>}
      <ul className={classes.items}>
        {order.items.map((item, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an order may have the same product twice
          <li key={i}>
            <span>
              {item.title || item.code || orders.nameless}
              <span className={classes.under}>{[item.code, item.category].filter(Boolean).join(' · ')}</span>
            </span>
            <span className={classes.price}>{priceOf(item, order.currency, say)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Buyer({ order: { contact, email } }: { order: WholeOrder }) {
  const { shopOrders } = useSay().words
  if (!contact)
    return (
      <>
        {email}
        <span className={classes.under}>{shopOrders.guest}</span>
      </>
    )
  return (
    <>
      <TextLink to="/contacts/$id" params={{ id: contact.id }}>
        {contact.name || email}
      </TextLink>
      {contact.name && <span className={classes.under}>{email}</span>}
    </>
  )
}

function Campaign({ order: { campaign } }: { order: WholeOrder }) {
  const say = useSay()
  const { shopOrders } = say.words
  if (!campaign) return <span className={classes.under}>{shopOrders.noCampaign}</span>
  const by = campaign.by === 'click' ? shopOrders.byClick : shopOrders.byOpen
  return (
    <>
      <TextLink to="/campaigns/$id" params={{ id: campaign.id }}>
        {campaign.title}
      </TextLink>
      <span className={classes.under}>{say.fill(by, { moment: say.moment(campaign.at) })}</span>
    </>
  )
}

function priceOf({ quantity, price }: WholeOrder['items'][number], currency: string, say: Say): string {
  const money = price === null ? '' : say.money(price, currency)
  return quantity === null || quantity === 1 ? money : `${say.number(quantity)} × ${money}`
}
