/** What a shop adds to its tracking code, by the name of its words. */
export const examples = {
  identify: "ecotrack('setUserId', 'jana@example.com')",
  product: "ecotrack('product', 'K-17')",
  basket: `ecotrack('basket', {
  currency: 'CZK',
  products: [
    {
      productId: 'K-17',
      name: 'Etiopie Sidamo 250 g',
      price: 289,
      quantity: 2,
      url: 'https://shop.example/etiopie-sidamo',
      img_url: 'https://shop.example/img/k-17.jpg',
    },
  ],
})`,
  agreed: "ecotrack('consent', true)",
} as const

/** Addresses of Ecomail's that stand in shops' pages, and what is ours in their place. */
export const replacements = (host: string) => [
  ['d70shl7vidtft.cloudfront.net/ecmtr-2.4.2.js', `${host}/ecmtr-2.4.2.js`],
  ['d1fc8wv8zag5ca.cloudfront.net/2.4.2/sp.js', `${host}/2.4.2/sp.js`],
  ['d2dpiwfhf3tz0r.cloudfront.net', host],
]
