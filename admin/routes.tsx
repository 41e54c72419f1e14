import type { QueryClient } from '@tanstack/react-query'
import { createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { developers, domains, history, profile, settings, users, webhooks } from './routes/account.ts'
import { calendar, campaign, campaigns, mailbox, newCampaign } from './routes/campaigns.ts'
import { contact, contacts, list, lists, merge } from './routes/contacts.ts'
import { forgotten, invitation, reset, signIn, twoFactor } from './routes/entry.ts'
import { inside, nowhere, root } from './routes/frame.tsx'
import { home } from './routes/home.ts'
import { importOne, imports } from './routes/imports.ts'
import { compare, growth, reports } from './routes/reports.ts'
import { coupons, feeds, orders, products } from './routes/shop.ts'
import { newTemplate, template, templates } from './routes/templates.ts'
import { tracking } from './routes/tracking.ts'
import { transactional } from './routes/transactional.ts'

const ofContacts = [contacts, contact, merge, lists, list, imports, importOne] as const
const ofCampaigns = [
  campaigns,
  newCampaign,
  calendar,
  campaign,
  templates,
  newTemplate,
  template,
  mailbox,
  transactional,
] as const
const ofShop = [orders, products, feeds, coupons, tracking] as const
const ofReports = [reports, growth, compare] as const
const ofAccount = [developers, domains, users, settings, webhooks, history, profile] as const
const entries = [signIn, forgotten, reset, invitation, twoFactor] as const
const pages = inside.addChildren([home, ...ofContacts, ...ofCampaigns, ...ofShop, ...ofReports, ...ofAccount, nowhere])

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([...entries, pages]),
    basepath: '/app',
    context: { queries },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultErrorComponent: lazyRouteComponent(() => import('./pages/astray.tsx'), 'Crashed'),
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
