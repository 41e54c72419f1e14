import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { type CampaignStatus, campaignStatuses, recipientFilters } from '../contract/campaign.ts'
import { type SubscriptionStatus, subscriptionStatuses } from '../contract/list.ts'
import { Refused } from './call.ts'
import { sessionQuery, speakFor } from './session.ts'

type Search = Record<string, unknown>
const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined
const id = (value: unknown) => (Number.isSafeInteger(Number(value)) && Number(value) > 0 ? Number(value) : undefined)
const oneOf = <T extends string>(choices: readonly T[], value: unknown) => choices.find(choice => choice === value)

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  notFoundComponent: lazyRouteComponent(() => import('./pages/astray.tsx'), 'NotFound'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Search): { back?: string } => ({ back: text(search.back) }),
  component: lazyRouteComponent(() => import('./pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
})

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    try {
      await speakFor(await context.queries.ensureQueryData(sessionQuery))
    } catch (error) {
      if (error instanceof Refused && error.status === 401)
        throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { back: location.href } })
      throw error
    }
  },
  component: lazyRouteComponent(() => import('./parts/shell.tsx'), 'Shell'),
})

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/campaigns', replace: true })
  },
})

const contacts = createRoute({
  getParentRoute: () => inside,
  path: '/contacts',
  validateSearch: (search: Search): { list?: number; status?: SubscriptionStatus; search?: string } => ({
    list: id(search.list),
    status: oneOf(subscriptionStatuses, search.status),
    search: text(search.search),
  }),
  component: lazyRouteComponent(() => import('./pages/contacts/contacts-page.tsx'), 'ContactsPage'),
})

const parseId = {
  parse: ({ id }: { id: string }) => ({ id: Number(id) }),
  stringify: ({ id }: { id: number }) => ({ id: String(id) }),
}

const contact = createRoute({
  getParentRoute: () => inside,
  path: '/contacts/$id',
  params: parseId,
  component: lazyRouteComponent(() => import('./pages/contacts/contact-page.tsx'), 'ContactPage'),
})

const lists = createRoute({
  getParentRoute: () => inside,
  path: '/lists',
  component: lazyRouteComponent(() => import('./pages/lists/lists-page.tsx'), 'ListsPage'),
})

const list = createRoute({
  getParentRoute: () => inside,
  path: '/lists/$id',
  params: parseId,
  component: lazyRouteComponent(() => import('./pages/lists/list-page.tsx'), 'ListPage'),
})

const campaigns = createRoute({
  getParentRoute: () => inside,
  path: '/campaigns',
  validateSearch: (search: Search): { status?: CampaignStatus } => ({ status: oneOf(campaignStatuses, search.status) }),
  component: lazyRouteComponent(() => import('./pages/campaigns/campaigns-page.tsx'), 'CampaignsPage'),
})

const campaign = createRoute({
  getParentRoute: () => inside,
  path: '/campaigns/$id',
  params: parseId,
  validateSearch: (search: Search): { filter?: (typeof recipientFilters)[number]; search?: string } => ({
    filter: oneOf(recipientFilters, search.filter),
    search: text(search.search),
  }),
  component: lazyRouteComponent(() => import('./pages/campaigns/campaign-page.tsx'), 'CampaignPage'),
})

const mailbox = createRoute({
  getParentRoute: () => inside,
  path: '/mailbox',
  validateSearch: (search: Search): { mail?: number; search?: string } => ({
    mail: id(search.mail),
    search: text(search.search),
  }),
  component: lazyRouteComponent(() => import('./pages/mailbox/mailbox-page.tsx'), 'MailboxPage'),
})

const developers = createRoute({
  getParentRoute: () => inside,
  path: '/account/developers',
  component: lazyRouteComponent(() => import('./pages/developers/developers-page.tsx'), 'DevelopersPage'),
})

const pages = inside.addChildren([home, contacts, contact, lists, list, campaigns, campaign, mailbox, developers])

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([signIn, pages]),
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
