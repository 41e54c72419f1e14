import { describe, expect, it } from 'vitest'
import { productOfItem } from './product-of-item.ts'
import { ItemReader } from './read-items.ts'

const now = new Date('2026-11-24T12:00:00Z')

function read(xml: string) {
  const reader = new ItemReader()
  const items = [...reader.read(xml), ...reader.end()]
  return { reader, products: items.map(item => productOfItem(item, { format: reader.format!, currency: 'CZK', now })) }
}

describe('a feed', () => {
  it('for Heureka is read with its parameters, its categories and days until it is sent', () => {
    const { reader, products } =
      read(`<?xml version="1.0"?><SHOP><SHOPITEM><ITEM_ID> A1 </ITEM_ID><PRODUCTNAME>Mlýnek &amp; filtr</PRODUCTNAME>
      <DESCRIPTION><![CDATA[<p>Mele <b>kávu</b></p>]]></DESCRIPTION><URL>https://shop.example/a1</URL><IMGURL>https://shop.example/a1.jpg</IMGURL>
      <PRICE_VAT>1 299,90 Kč</PRICE_VAT><STANDARD_PRICE_VAT>1500</STANDARD_PRICE_VAT><MANUFACTURER>Hario</MANUFACTURER><EAN>859</EAN>
      <CATEGORYTEXT>Heureka.cz | Káva | Mlýnky</CATEGORYTEXT><DELIVERY_DATE>3</DELIVERY_DATE>
      <PARAM><PARAM_NAME>Barva</PARAM_NAME><VAL>černá</VAL></PARAM><DELIVERY><DELIVERY_ID>X</DELIVERY_ID><PRICE_VAT>1</PRICE_VAT></DELIVERY></SHOPITEM></SHOP>`)
    expect(reader.format).toBe('heureka')
    expect(products[0]).toMatchObject({
      ...{
        code: 'A1',
        title: 'Mlýnek & filtr',
        price: 1299.9,
        priceBefore: 1500,
        currency: 'CZK',
        brand: 'Hario',
        ean: '859',
      },
      ...{ url: 'https://shop.example/a1', image: 'https://shop.example/a1.jpg', description: 'Mele kávu' },
      ...{ category: 'Káva | Mlýnky', availability: 'to_order', params: { Barva: 'černá' } },
    })
  })

  it('for Zboží.cz may have two categories and a price before', () => {
    const { reader, products } =
      read(`<SHOP xmlns="http://www.zbozi.cz/ns/offer/1.0"><SHOPITEM><ITEM_ID>1</ITEM_ID><PRODUCTNAME>Čaj</PRODUCTNAME>
      <PRICE_VAT>90</PRICE_VAT><PRICE_BEFORE_DISCOUNT>120</PRICE_BEFORE_DISCOUNT><CATEGORYTEXT>Nápoje | Čaj</CATEGORYTEXT><CATEGORYTEXT>Dárky</CATEGORYTEXT>
      <DELIVERY_DATE>-1</DELIVERY_DATE></SHOPITEM></SHOP>`)
    expect(reader.format).toBe('zbozi')
    expect(products[0]).toMatchObject({ categories: ['Nápoje | Čaj', 'Dárky'], priceBefore: 120, availability: null })
  })

  it('for Google as RSS has a price of the sale for as long as the sale is', () => {
    const item = (
      dates: string,
    ) => `<item><g:id>G</g:id><title>not this</title><g:title>Hrnek</g:title><link>https://shop.example/g</link>
      <g:image_link>https://shop.example/g.jpg</g:image_link><g:price>350.00 CZK</g:price><g:sale_price>250.00 CZK</g:sale_price>
      <g:sale_price_effective_date>${dates}</g:sale_price_effective_date><g:availability>in stock</g:availability><g:product_type>Dárky &gt; Hrnky</g:product_type>
      <g:shipping><g:price>79 CZK</g:price></g:shipping></item>`
    const { reader, products } =
      read(`<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>
      ${item('2026-11-01T00:00Z/2026-12-01T00:00Z')}${item('2026-01-01T00:00Z/2026-02-01T00:00Z')}</channel></rss>`)
    expect(reader.format).toBe('google')
    expect(products[0]).toMatchObject({
      ...{ code: 'G', title: 'Hrnek', price: 250, priceBefore: 350, currency: 'CZK', category: 'Dárky | Hrnky' },
      ...{ url: 'https://shop.example/g', availability: 'in_stock' },
    })
    expect(products[1]).toMatchObject({ price: 350, priceBefore: null })
  })

  it('for Google as Atom has its address in an attribute', () => {
    const { products } =
      read(`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><entry><g:id>E</g:id><title>Hrnek</title>
      <link href="https://shop.example/e"/><g:price>12.50 EUR</g:price><g:availability>backorder</g:availability></entry></feed>`)
    expect(products[0]).toMatchObject({
      url: 'https://shop.example/e',
      currency: 'EUR',
      price: 12.5,
      availability: 'to_order',
    })
  })

  it('says of an item that cannot be taken why', () => {
    const { products } = read(`<SHOP><SHOPITEM><PRODUCTNAME>a</PRODUCTNAME><PRICE_VAT>1</PRICE_VAT></SHOPITEM>
      <SHOPITEM><ITEM_ID>1</ITEM_ID><PRICE_VAT>1</PRICE_VAT></SHOPITEM>
      <SHOPITEM><ITEM_ID>1</ITEM_ID><PRODUCTNAME>a</PRODUCTNAME><PRICE_VAT>na dotaz</PRICE_VAT></SHOPITEM>
      <SHOPITEM><ITEM_ID>${'1'.repeat(201)}</ITEM_ID><PRODUCTNAME>a</PRODUCTNAME><PRICE_VAT>1</PRICE_VAT></SHOPITEM>
      <SHOPITEM><ITEM_ID>1</ITEM_ID><PRODUCTNAME>a</PRODUCTNAME><PRICE_VAT>1</PRICE_VAT><DESCRIPTION>${'x'.repeat(200_001)}</DESCRIPTION></SHOPITEM>
      <SHOPITEM><ITEM_ID>1</ITEM_ID><PRODUCTNAME>K\ufffdva</PRODUCTNAME><PRICE_VAT>1</PRICE_VAT></SHOPITEM></SHOP>`)
    expect(products).toEqual(['no_id', 'no_title', 'no_price', 'too_long', 'too_long', 'unreadable'])
  })

  it('never leads anywhere but to the web', () => {
    const { products } = read(`<SHOP><SHOPITEM><ITEM_ID>1</ITEM_ID><PRODUCTNAME>a</PRODUCTNAME><PRICE_VAT>1</PRICE_VAT>
      <URL>javascript:alert(1)</URL><IMGURL>file:///etc/passwd</IMGURL></SHOPITEM></SHOP>`)
    expect(products[0]).toMatchObject({ url: null, image: null })
  })
})
