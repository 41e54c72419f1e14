import { describe, expect, it } from 'vitest'
import { rewriteUrl } from './rewrite-url.ts'

const cases: [string, string][] = [
  ['/', '/'],
  ['//', '/'],
  ['', '/'],
  ['/lists?', '/lists?'],
  ['//lists//1///subscribers/?page=1', '/lists/1/subscribers?page=1'],
  ['/pipelines/1/trigger/', '/pipelines/1/trigger'],
  ['http://api2.ecomailapp.cz/lists?x=1', '/lists?x=1'],
  ['https://api2.ecomailapp.cz', '/'],
  ['/subscribers/a+b@c.cz', '/subscribers/a+b@c.cz'],
  ['/subscribers/100%@c.cz', '/subscribers/100%25@c.cz'],
  ['/subscribers/%C5%99@c.cz', '/subscribers/%C5%99@c.cz'],
  ['/subscribers/%FF@c.cz', '/subscribers/%25FF@c.cz'],
  ['/tracker/transaction/a%2Fb', '/tracker/transaction/a%2Fb'],
  ['/lists?next=https://shop.cz//x/&q=100%', '/lists?next=https://shop.cz//x/&q=100%'],
  ['/app/', '/app/'],
  ['/app', '/app'],
  ['/app/assets/index-a1b2.js', '/app/assets/index-a1b2.js'],
  ['/app/campaigns/1/', '/app/campaigns/1'],
  ['/docs/?lang=cs', '/docs?lang=cs'],
  ['/t/AbC-_9', '/t/AbC-_9'],
  ['/u/AbC-_9/', '/u/AbC-_9'],
  ['/s/AbC-_9', '/s/AbC-_9'],
  ['/com.snowplowanalytics.snowplow/tp2', '/com.snowplowanalytics.snowplow/tp2'],
]

describe('the address as it is routed', () => {
  it.each(cases)('%s is %s', (url, routed) => expect(rewriteUrl({ url })).toBe(routed))
})
