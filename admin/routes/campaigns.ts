import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type CampaignStatus, campaignStatuses } from '../../contract/campaign.ts'
import { recipientFilters } from '../../contract/report.ts'
import { inside } from './frame.tsx'
import { id, numericId, oneOf, type Search, text } from './search.ts'
import { readBeginning } from './templates.ts'

export const campaigns = createRoute({
  getParentRoute: () => inside,
  path: '/campaigns',
  validateSearch: (search: Search): { status?: CampaignStatus; search?: string; list?: number } => ({
    status: oneOf(campaignStatuses, search.status),
    search: text(search.search),
    list: id(search.list),
  }),
  component: lazyRouteComponent(() => import('../pages/campaigns/campaigns-page.tsx'), 'CampaignsPage'),
})

export const newCampaign = createRoute({
  getParentRoute: () => inside,
  path: '/campaigns/new',
  validateSearch: readBeginning,
  component: lazyRouteComponent(() => import('../pages/campaigns/begin-page.tsx'), 'BeginPage'),
})

export const calendar = createRoute({
  getParentRoute: () => inside,
  path: '/campaigns/calendar',
  validateSearch: (search: Search): { view?: 'week'; day?: string } => ({
    view: oneOf(['week'], search.view),
    day: text(search.day),
  }),
  component: lazyRouteComponent(() => import('../pages/campaigns/calendar/calendar-page.tsx'), 'CalendarPage'),
})

export const campaign = createRoute({
  getParentRoute: () => inside,
  path: '/campaigns/$id',
  params: numericId,
  validateSearch: (search: Search): { filter?: (typeof recipientFilters)[number]; search?: string } => ({
    filter: oneOf(recipientFilters, search.filter),
    search: text(search.search),
  }),
  component: lazyRouteComponent(() => import('../pages/campaigns/campaign-page.tsx'), 'CampaignPage'),
})

export const mailbox = createRoute({
  getParentRoute: () => inside,
  path: '/mailbox',
  validateSearch: (search: Search): { mail?: number; search?: string } => ({
    mail: id(search.mail),
    search: text(search.search),
  }),
  component: lazyRouteComponent(() => import('../pages/mailbox/mailbox-page.tsx'), 'MailboxPage'),
})
