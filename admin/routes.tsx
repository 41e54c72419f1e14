import type { QueryClient } from '@tanstack/react-query'
import { createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { developers } from './routes/account.ts'
import { campaign, campaigns, mailbox } from './routes/campaigns.ts'
import { contact, contacts, list, lists } from './routes/contacts.ts'
import { inside, root, signIn } from './routes/frame.tsx'
import { home } from './routes/home.ts'

const ofContacts = [contacts, contact, lists, list] as const
const ofCampaigns = [campaigns, campaign, mailbox] as const
const ofAccount = [developers] as const
const pages = inside.addChildren([home, ...ofContacts, ...ofCampaigns, ...ofAccount])

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
