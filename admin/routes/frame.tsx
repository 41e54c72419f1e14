import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { Refused } from '../call.ts'
import { moveToAccount, sessionQuery, speakFor } from '../session.ts'
import { speakWhole } from '../words/voice.ts'
import { type Search, text } from './search.ts'

/** What the first words are enough for. */
const FIRST = ['/', '/sign-in']

export const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  beforeLoad: async ({ location }) => {
    if (!FIRST.includes(location.pathname)) await speakWhole()
  },
  component: Outlet,
  notFoundComponent: lazyRouteComponent(() => import('../pages/astray.tsx'), 'NotFound'),
})

/** The session, or the way to the sign-in and back. */
export async function signedIn(queries: QueryClient, href: string) {
  try {
    const known = await queries.ensureQueryData(sessionQuery)
    await speakFor(known)
    return known
  } catch (error) {
    if (error instanceof Refused && error.status === 401)
      throw redirect({ to: '/sign-in', search: href === '/' ? {} : { back: href } })
    throw error
  }
}

/** Everything that asks for a session. `?account=` in a link names the account that it leads into. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  validateSearch: (search: Search): { account?: string } => ({ account: text(search.account) }),
  beforeLoad: async ({ context, location, search, preload }) => {
    const { account, twoFactor } = await signedIn(context.queries, location.href)
    if (!preload && search.account && search.account !== account.appId)
      await enterAccount(search.account, location.href)
    if (twoFactor.required && !twoFactor.on) throw redirect({ to: '/two-factor', search: { back: location.href } })
  },
  component: lazyRouteComponent(() => import('../parts/shell.tsx'), 'Shell'),
})

async function enterAccount(appId: string, href: string) {
  const [path, query] = href.split('?') as [string, string]
  const rest = new URLSearchParams(query)
  rest.delete('account')
  try {
    await moveToAccount({ appId }, rest.size > 0 ? `${path}?${rest}` : path)
  } catch (error) {
    throw error instanceof Refused && error.status === 404 ? notFound() : error
  }
  // The browser is on its way to that page; this one shall show nothing any more.
  await new Promise(() => {})
}

/** Whatever no page has, with the menu beside it. */
export const nowhere = createRoute({
  getParentRoute: () => inside,
  path: '$',
  component: lazyRouteComponent(() => import('../pages/astray.tsx'), 'NotFound'),
})
