import { Button, Drawer } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Reply } from '../../../contract/endpoint.ts'
import type { products as contract } from '../../../contract/product.ts'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import shop from '../shop/shop.module.css'
import { Picture } from './picture.tsx'
import { productQuery } from './product-calls.ts'
import { State } from './product-table.tsx'
import classes from './products.module.css'

type Whole = Reply<typeof contract.read>

export function ProductDrawer({ productId, onClose }: { productId: number | undefined; onClose: () => void }) {
  const { products } = useSay().words
  const query = useQuery({ ...productQuery(productId ?? 0), enabled: productId !== undefined })
  return (
    <Drawer opened={productId !== undefined} onClose={onClose} title={products.detail} position="right" size="lg">
      {productId !== undefined && (
        <Asked query={query} skeleton={<TextSkeleton lines={8} />}>
          {whole => <One whole={whole} />}
        </Asked>
      )}
    </Drawer>
  )
}

function One({ whole: { product, prices, interest } }: { whole: Whole }) {
  const say = useSay()
  const { products } = say.words
  const money = (amount: number) => say.money(amount, product.currency)
  return (
    <>
      <div className={classes.head}>
        <Picture key={product.image} src={product.image} large />
        <div>
          <h3 className={classes.title}>{product.title}</h3>
          <p className={shop.sum}>
            {money(product.price)}{' '}
            {product.priceBefore !== null && <s className={classes.before}>{money(product.priceBefore)}</s>}
          </p>
          <State product={product} />
          {product.url && (
            <div>
              <Button
                component="a"
                href={product.url}
                target="_blank"
                rel="noopener noreferrer"
                variant="default"
                size="xs"
                mt="sm"
                leftSection={<IconExternalLink size={15} aria-hidden />}
              >
                {products.inShop}
              </Button>
            </div>
          )}
        </div>
      </div>
      <dl className={shop.facts}>
        <Fact name={products.lowest}>
          {money(product.lowestPrice30Days)}
          <span className={shop.under}>{products.lowestWhy}</span>
        </Fact>
        <Fact name={products.bought}>
          {say.fill(products.pieces, { n: say.number(interest.pieces) })}
          <span className={shop.under}>
            {say.plural(interest.orders, products.boughtIn)} · {say.plural(interest.buyers, products.buyers)}
          </span>
        </Fact>
        <Fact name={products.viewed}>
          {say.plural(interest.viewers, products.viewers)}
          <span className={shop.under}>{say.plural(interest.views, products.views)}</span>
        </Fact>
        <Fact name={products.code}>{product.code}</Fact>
        {product.ean && <Fact name="EAN">{product.ean}</Fact>}
        {product.brand && <Fact name={products.brand}>{product.brand}</Fact>}
        {product.categories.length > 0 && <Fact name={products.category}>{product.categories.join(', ')}</Fact>}
        {Object.entries(product.params).map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
        <Fact name={products.firstSeen}>{say.moment(product.firstSeenAt)}</Fact>
        <Fact name={products.changed}>{say.moment(product.changedAt)}</Fact>
        {product.description && <Fact name={products.description}>{product.description}</Fact>}
      </dl>
      <h3 className={shop.heading}>{products.prices}</h3>
      <ul className={shop.items}>
        {prices.map(({ at, price, currency }) => (
          <li key={at}>
            <span className={shop.price}>{say.money(price, currency)}</span>
            <time className={shop.under} dateTime={at}>
              {say.fill(products.since, { moment: say.moment(at) })}
            </time>
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
