import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Basket as KnownBasket, ViewedProduct } from '../../../contract/basket.ts'
import type { ContactDetail } from '../../../contract/contact-detail.ts'
import { Part } from '../../parts/page.tsx'
import { useSay } from '../../words/voice.ts'
import classes from './contact-page.module.css'
import own from './orders.module.css'
import { basketQuery } from './record-calls.ts'

/** What lies in the basket now, and what was looked at; nothing where there is neither. */
export function Basket({ contact }: { contact: ContactDetail }) {
  const { words } = useSay()
  const { data } = useQuery(basketQuery(contact.id))
  if (!data || (!data.basket && data.viewed.length === 0)) return null
  return (
    <Part title={words.basket.title}>
      <ul className={classes.records}>
        {data.basket && <Products basket={data.basket} />}
        {data.viewed.length > 0 && <Viewed products={data.viewed} />}
      </ul>
    </Part>
  )
}

function Products({ basket }: { basket: KnownBasket }) {
  const { words, money, number, plural, ago } = useSay()
  const { products, currency, total, sent, at } = basket
  const more = sent - products.length
  return (
    <li className={classes.record}>
      <div className={classes.recordText}>
        <strong className={own.amount}>
          {words.basket.inBasket} · {money(total, currency)}
        </strong>
        <ul className={own.items}>
          {products.map(({ code, name, price, quantity, url }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a basket may have the same product twice
            <li key={i}>
              {quantity !== 1 && `${number(quantity)} × `}
              <Named name={name || code || words.orders.nameless} url={url} />
              {price !== null && ` · ${money(price, currency)}`}
            </li>
          ))}
          {more > 0 && <li>{plural(more, words.basket.more)}</li>}
        </ul>
      </div>
      <time className={classes.when} dateTime={at}>
        {ago(at)}
      </time>
    </li>
  )
}

function Viewed({ products }: { products: ViewedProduct[] }) {
  const { words, plural, ago } = useSay()
  return (
    <li className={classes.record}>
      <div className={classes.recordText}>
        <strong className={own.amount}>{words.basket.viewed}</strong>
        <ul className={own.items}>
          {products.map(({ code, title, url, times }) => (
            <li key={code}>
              <Named name={title || code} url={url} />
              {times > 1 && ` · ${plural(times, words.basket.times)}`}
            </li>
          ))}
        </ul>
      </div>
      <time className={classes.when} dateTime={products[0]!.at}>
        {ago(products[0]!.at)}
      </time>
    </li>
  )
}

/** The address came from a browser: it opens apart, and learns nothing of us. */
function Named({ name, url }: { name: string; url: string | null }) {
  if (!url || !/^https?:\/\//i.test(url)) return name
  return (
    <Anchor href={url} target="_blank" rel="noreferrer noopener" inherit>
      {name}
    </Anchor>
  )
}
