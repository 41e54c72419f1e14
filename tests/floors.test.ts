import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')

/** Left never calls right. */
const STREET = [
  'events',
  'accounts',
  'tasks',
  'contacts',
  'imports',
  'web',
  'shop',
  'emails',
  'outbox',
  'transactional',
  'segments',
  'campaigns',
  'automations',
  'webhooks',
  'reports',
]

/** Whose table is whose; the rooms' READMEs say the same. */
const TABLES: Record<string, string[]> = {
  events: ['event', 'event_inbox', 'event_interest'],
  accounts: [
    'account',
    'app_user',
    'recovery_code',
    'membership',
    'session',
    'invitation',
    'password_reset',
    'api_key',
    'audit_event',
    'sender_domain',
  ],
  tasks: ['task'],
  contacts: [
    'list',
    'list_field',
    'list_group',
    'list_notice',
    'notice_address',
    'contact',
    'subscription',
    'consent',
    'contact_history',
    'contact_merge',
    'contact_selection',
    'contact_selection_part',
    'contact_change',
    'contact_columns',
    'suppression',
  ],
  imports: ['import', 'import_problem', 'import_seen', 'import_repeat', 'import_change'],
  web: ['web_arrival', 'web_seen', 'web_visitor', 'web_event', 'web_contact'],
  shop: [
    'basket',
    'product_view',
    ...['shop_order', 'shop_order_item', 'shop_customer', 'coupon_folder', 'coupon', 'feed'],
    ...['product', 'product_price', 'product_stage', 'feed_problem', 'feed_data'],
  ],
  emails: ['email', 'email_link', 'template'],
  outbox: ['dispatch', 'message', 'hit', 'mailbox_mail', 'transmission', 'transmission_attachment'],
  transactional: ['transmission_key'],
  segments: ['segment'],
  automations: ['automation', 'automation_action', 'automation_entry'],
  campaigns: ['campaign'],
  webhooks: ['webhook_endpoint', 'webhook_delivery', 'prestashop_install'],
  reports: ['conversion'],
}
const PLATFORM_TABLES = [
  'process',
  'counter',
  'counter_delta',
  'counter_day',
  'rate_window',
  'migration',
  'file',
  'file_piece',
]

const files = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => join(folder, name))

const isTest = (file: string) => file.endsWith('.test.ts')

function imports(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map(match => match[1]!)
  return found.map(path => relative(ROOT, resolve(ROOT, dirname(file), path)))
}

function floorOf(file: string): number {
  const floors = [
    'contract/',
    'server/platform/',
    'server/rooms/',
    'server/house.ts',
    'server/doors/',
    'server/roles/',
    'server/main.ts',
  ]
  return floors.findIndex(floor => file.startsWith(floor))
}

describe('the house', () => {
  it('imports nothing upwards', () => {
    const wrong: string[] = []
    for (const file of [...files('contract'), ...files('server')].filter(file => !isTest(file))) {
      for (const target of imports(file)) {
        const isSeed = file === 'server/main.ts' && /^scripts\/(seed|demo-shop)\//.test(target)
        if (!isSeed && (floorOf(target) < 0 || floorOf(target) > floorOf(file))) wrong.push(`${file} → ${target}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('lets the admin import the contract and itself only', () => {
    const wrong = files('admin').flatMap(file =>
      imports(file)
        .filter(target => !/^(contract|admin)\//.test(target))
        .map(target => `${file} → ${target}`),
    )
    expect(wrong).toEqual([])
  })

  it('keeps domain words out of the platform', () => {
    const words = /\b(contact|subscriber|campaign|newsletter|mailing|ecomail|automation)s?\b/i
    const wrong = files('server/platform').filter(
      file => !isTest(file) && words.test(withoutSettings(readFileSync(join(ROOT, file), 'utf8'))),
    )
    expect(wrong).toEqual([])
  })
})

/** The settings' help and the shared problem codes speak to people. */
function withoutSettings(text: string): string {
  return text.replace(/about: .*/g, '').replace(/helpText[\s\S]*/, '')
}

describe('the street', () => {
  const rooms = readdirSync(join(ROOT, 'server/rooms'))

  it('has every room in its place', () => {
    expect([...rooms].sort()).toEqual([...STREET].sort())
  })

  it.each(STREET)('%s imports only itself and rooms to its left', room => {
    const wrong = files(`server/rooms/${room}`)
      .filter(file => !isTest(file))
      .flatMap(file => imports(file).map(target => ({ file, target, to: /^server\/rooms\/(\w+)/.exec(target)?.[1] })))
      .filter(({ to }) => to !== undefined && STREET.indexOf(to) > STREET.indexOf(room))
    expect(wrong).toEqual([])
  })

  it.each(STREET)('%s enters other rooms by their front door', room => {
    const wrong = files(`server/rooms/${room}`)
      .filter(file => !isTest(file))
      .flatMap(file => imports(file).map(target => ({ file, target, to: /^server\/rooms\/(\w+)/.exec(target)?.[1] })))
      .filter(({ target, to }) => to !== undefined && to !== room && !target.endsWith('/index.ts'))
    expect(wrong).toEqual([])
  })

  it.each(STREET)('%s names in its SQL only its own tables and those to its left', room => {
    const allowed = new Set([
      ...PLATFORM_TABLES,
      ...STREET.slice(0, STREET.indexOf(room) + 1).flatMap(left => TABLES[left]!),
    ])
    const known = new Set([...PLATFORM_TABLES, ...Object.values(TABLES).flat()])
    const wrong = files(`server/rooms/${room}`)
      .filter(file => !isTest(file))
      .flatMap(file => tablesIn(readFileSync(join(ROOT, file), 'utf8')).map(table => ({ file, table })))
      .filter(({ table }) => known.has(table) && !allowed.has(table))
    expect(wrong).toEqual([])
  })

  it.each(STREET)('%s keeps its SQL in queries', room => {
    const wrong = files(`server/rooms/${room}`).filter(file => {
      if (isTest(file) || /\/(queries[\w-]*|across-accounts)\.ts$/.test(file)) return false
      return /sql`\s*(select|insert|update|delete|with)\b/i.test(
        readFileSync(join(ROOT, file), 'utf8').replace(/sql`\s*select pg_notify[^`]*`/g, ''),
      )
    })
    expect(wrong).toEqual([])
  })

  it('lets doors hold no SQL', () => {
    expect(
      files('server/doors').filter(file => !isTest(file) && /sql`/.test(readFileSync(join(ROOT, file), 'utf8'))),
    ).toEqual([])
  })
})

function tablesIn(text: string): string[] {
  return [...text.matchAll(/\b(?:from|join|into|update|table)\s+([a-z_]+)\b/g)].map(match => match[1]!)
}
