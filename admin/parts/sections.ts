import {
  IconAddressBook,
  IconCalendarEvent,
  IconChartBar,
  IconCode,
  IconFileImport,
  IconHistory,
  IconHome,
  IconInbox,
  IconListDetails,
  IconMailBolt,
  IconPackage,
  IconRss,
  IconSend,
  IconSettings,
  IconShoppingBag,
  IconTemplate,
  IconTicket,
  IconUsers,
  IconWebhook,
  IconWorldCheck,
  IconWorldWww,
} from '@tabler/icons-react'
import type { Session } from '../../contract/account.ts'
import type { Role } from '../../contract/endpoint.ts'

/** Where the navigation can lead; the name is its word in words/shell. */
const doors = {
  home: { to: '/', icon: IconHome },
  allContacts: { to: '/contacts', icon: IconAddressBook },
  lists: { to: '/lists', icon: IconListDetails },
  imports: { to: '/imports', icon: IconFileImport },
  campaigns: { to: '/campaigns', icon: IconSend },
  transactional: { to: '/transactional', icon: IconMailBolt },
  templates: { to: '/templates', icon: IconTemplate },
  calendar: { to: '/campaigns/calendar', icon: IconCalendarEvent },
  tracking: { to: '/shop/tracking', icon: IconWorldWww },
  coupons: { to: '/shop/coupons', icon: IconTicket },
  orders: { to: '/shop/orders', icon: IconShoppingBag },
  products: { to: '/shop/products', icon: IconPackage },
  feeds: { to: '/shop/feeds', icon: IconRss },
  reports: { to: '/reports', icon: IconChartBar },
  mailbox: { to: '/mailbox', icon: IconInbox },
  users: { to: '/account/users', icon: IconUsers, needs: 'administrator' },
  settings: { to: '/account/settings', icon: IconSettings, needs: 'administrator' },
  domains: { to: '/account/domains', icon: IconWorldCheck, needs: 'administrator' },
  webhooks: { to: '/account/webhooks', icon: IconWebhook, needs: 'administrator' },
  developers: { to: '/account/developers', icon: IconCode, needs: 'administrator' },
  history: { to: '/account/history', icon: IconHistory, needs: 'administrator' },
} as const satisfies Record<string, { to: string; icon: typeof IconSend; needs?: Role }>

export type DoorName = keyof typeof doors
export interface Door {
  name: DoorName
  to: (typeof doors)[DoorName]['to']
  icon: typeof IconSend
}
export interface Section {
  /** Its title's word; null: its doors stand for themselves. */
  title: 'contacts' | 'campaigns' | 'shop' | 'account' | null
  doors: Door[]
}

/** The rail, from top to bottom. */
const rail: { title: Section['title']; doors: DoorName[] }[] = [
  { title: null, doors: ['home'] },
  { title: 'contacts', doors: ['allContacts', 'lists', 'imports'] },
  { title: 'campaigns', doors: ['campaigns', 'calendar', 'transactional', 'templates', 'mailbox'] },
  { title: 'shop', doors: ['orders', 'products', 'feeds', 'coupons', 'tracking'] },
  { title: null, doors: ['reports'] },
  { title: 'account', doors: ['users', 'settings', 'domains', 'webhooks', 'developers', 'history'] },
]

/** What a thumb reaches for; the rest is in the sheet. */
const bar: DoorName[] = ['home', 'allContacts', 'campaigns', 'reports', 'lists']
const BAR_HOLDS = 4

const order: Role[] = ['viewer', 'marketer', 'administrator']

function isFor(session: Session, name: DoorName): boolean {
  if (name === 'mailbox') return session.mailbox
  const { needs = 'viewer' } = doors[name] as { needs?: Role }
  return order.indexOf(session.role) >= order.indexOf(needs)
}

const door = (name: DoorName): Door => ({ name, to: doors[name].to, icon: doors[name].icon })

/** What the navigation holds for this session, in the order of the rail. */
export function sectionsFor(session: Session): Section[] {
  return rail
    .map(({ title, doors }) => ({ title, doors: doors.filter(name => isFor(session, name)).map(door) }))
    .filter(section => section.doors.length > 0)
}

export function barFor(session: Session): Door[] {
  return bar
    .filter(name => isFor(session, name))
    .slice(0, BAR_HOLDS)
    .map(door)
}

/** A door is not the one that was entered where another's address goes on from its own: /campaigns, not /campaigns/calendar. */
export function isOutdone(to: Door['to'], pathname: string): boolean {
  const path = pathname.replace(/^\/app(?=\/)/, '')
  const leadsHere = (other: string) => path === other || path.startsWith(`${other}/`)
  return Object.values(doors).some(other => other.to.startsWith(`${to}/`) && leadsHere(other.to))
}
