import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { Refused } from '../call.ts'
import { sessionQuery, speakFor } from '../session.ts'
import { type Search, text } from './search.ts'

export const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  notFoundComponent: lazyRouteComponent(() => import('../pages/astray.tsx'), 'NotFound'),
})

export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Search): { back?: string } => ({ back: text(search.back) }),
  component: lazyRouteComponent(() => import('../pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
})

/** Everything that asks for a session. */
export const inside = createRoute({
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
  component: lazyRouteComponent(() => import('../parts/shell.tsx'), 'Shell'),
})
