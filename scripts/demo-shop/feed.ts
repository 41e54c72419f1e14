import { products } from './products.ts'

const escaped = (text: string) => text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`)

/** The products as a feed of Heureka's. */
export function heurekaFeed(shop: string): string {
  const items = products.map(
    ({ code, slug, name, category, priceCzk, about }) => `  <SHOPITEM>
    <ITEM_ID>${code}</ITEM_ID>
    <PRODUCTNAME>${escaped(name)}</PRODUCTNAME>
    <PRODUCT>${escaped(name)}</PRODUCT>
    <DESCRIPTION>${escaped(about)}</DESCRIPTION>
    <URL>${escaped(shop)}/p/${slug}</URL>
    <IMGURL>${escaped(shop)}/img/${code}.svg</IMGURL>
    <PRICE_VAT>${priceCzk}</PRICE_VAT>
    <CATEGORYTEXT>${escaped(category)}</CATEGORYTEXT>
    <MANUFACTURER>Kavárna U Poštolky</MANUFACTURER>
    <DELIVERY_DATE>0</DELIVERY_DATE>
  </SHOPITEM>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>\n<SHOP>\n${items.join('\n')}\n</SHOP>\n`
}
