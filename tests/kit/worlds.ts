import { events } from '../../contract/ecomail/events.ts'
import { exampleBody } from '../../contract/ecomail/transaction-shapes.ts'
import type { Request, Send } from '../../server/doors/ecomail/test-app.ts'
import { sql } from '../../server/platform/sql.ts'
import { recordClick } from '../../server/rooms/outbox/index.ts'
import { clickToken } from '../../server/rooms/outbox/tokens.ts'
import type { TestHouse } from './house.ts'
import { startNow } from './sending.ts'

export interface World {
  house: TestHouse
  send: Send
  /** A call that must succeed; its answer. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came
  done: (call: Request) => Promise<any>
  /** What is made next in this table gets this id, so that an example's own id exists. */
  nextId: (table: string, id: number) => Promise<unknown>
}

export function worldOf(house: TestHouse, send: Send): World {
  return {
    house,
    send,
    done: async call => {
      const answer = await send(call)
      if (answer.status >= 300) throw new Error(`${call.method ?? 'GET'} ${call.path}: ${answer.status} ${answer.text}`)
      return answer.body
    },
    nextId: (table, id) =>
      house.ground.db.query(sql`select setval(pg_get_serial_sequence(${table}, 'id'), ${id}, false)`),
  }
}

/** What the examples of all resources talk about: list 29, Jan Novák in it, campaign 713. */
export async function commonWorld({ done, nextId }: World): Promise<void> {
  await nextId('list', 29)
  await done({
    method: 'POST',
    path: '/lists',
    body: { name: 'Newsletter', from_name: 'Květinka', from_email: 'ahoj@kvetinka.cz' },
  })
  await done({
    method: 'POST',
    path: '/lists/29/subscribe',
    body: {
      subscriber_data: {
        email: 'jan@novak.cz',
        name: 'Jan',
        surname: 'Novák',
        phone: '+420777123456',
        tags: ['vip'],
        custom_fields: { size: 42 },
      },
    },
  })
  await nextId('campaign', 713)
  await done({
    method: 'POST',
    path: '/campaigns',
    body: {
      title: 'Spring sale',
      from_name: 'Květinka',
      from_email: 'ahoj@kvetinka.cz',
      reply_to: 'info@kvetinka.cz',
      subject: 'Spring is here',
      html_text: '<p>Hello</p><p><a href="*|UNSUB|*">Unsubscribe</a></p>',
      recepient_lists: [29],
    },
  })
}

/** What the examples of one resource need besides, by the resource's name in contract/ecomail/index.ts. */
export const worlds: Record<string, (world: World) => Promise<void>> = {
  transactional: async ({ done, nextId }) => {
    await nextId('template', 12)
    await done({ method: 'POST', path: '/template', body: { name: 'Order', html: '<p>Order *|order_number|*</p>' } })
  },
  logs: async ({ house }) => {
    await startNow(house, 713)
    const message = await house.ground.db.one<{ id: number; month: string }>(
      sql`update message set state = 'accepted', accepted_at = ${house.clock.now()} returning id, month`,
    )
    const key = { accountId: house.accountId, ...message! }
    const link = clickToken(house.ground.secrets, key, 1, 'https://kvetinka.cz/jaro')
    await recordClick(house.ground, link, { method: 'GET', ip: null, userAgent: null })
  },
  segments: async ({ house }) => {
    await house.ground.db.run(sql`
      insert into segment (account_id, id, list_id, name, created_at, updated_at) values (${house.accountId}, '5c36008811e45', 29, 'Segment 1', now(), now())`)
  },
  automations: async ({ house, nextId, done }) => {
    await nextId('automation', 4)
    await nextId('automation_action', 67890)
    const { db } = house.ground
    await db.run(sql`
      insert into automation (account_id, name, list_id, state, created_at, updated_at) values (${house.accountId}, 'Welcome', 29, 'active', now(), now())`)
    await db.run(
      sql`insert into automation_action (account_id, automation_id, type) values (${house.accountId}, 4, 'wait')`,
    )
    await done({ method: 'POST', path: '/pipelines/4/trigger', body: { email: 'jan@novak.cz' } })
  },
  domains: async ({ done }) => {
    await done({ method: 'POST', path: '/domains', body: { name: 'kvetinka.cz' } })
  },
  templates: async ({ done, nextId }) => {
    await nextId('template', 1234)
    await done({ method: 'POST', path: '/template', body: { name: 'Newsletter', html: '<p>Hello *|NAME|*</p>' } })
  },
  events: async ({ done }) => {
    await done({ method: 'POST', path: '/tracker/events', body: events.create.example.body })
  },
  coupons: async ({ done }) => {
    await done({ method: 'POST', path: '/coupons/import', body: { codes: ['SPRING-1', 'SPRING-2'] } })
  },
  feeds: async ({ house }) => {
    for (const [id, kind] of [
      [5, 'product'],
      [6, 'data'],
    ])
      await house.ground.db.query(sql`
        insert into feed (account_id, id, kind, name, url, created_at)
        values (${house.accountId}, ${id}, ${kind}, 'Feed', 'https://shop.example/feed.xml', now())`)
  },
  transactions: async ({ done }) => {
    await done({ method: 'POST', path: '/tracker/transaction', body: exampleBody })
  },
}
