import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { root, signedIn } from './frame.tsx'
import { type Search, text } from './search.ts'

/** What opens without a session, and what stands before the account lets anybody in. */

export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Search): { back?: string; done?: 'reset' | 'ended' } => ({
    back: text(search.back),
    done: search.done === 'reset' || search.done === 'ended' ? search.done : undefined,
  }),
  component: lazyRouteComponent(() => import('../pages/entry/sign-in-page.tsx'), 'SignInPage'),
})

export const forgotten = createRoute({
  getParentRoute: () => root,
  path: '/forgotten',
  component: lazyRouteComponent(() => import('../pages/entry/forgotten-page.tsx'), 'ForgottenPage'),
})

export const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset/$token',
  component: lazyRouteComponent(() => import('../pages/entry/reset-page.tsx'), 'ResetPage'),
})

export const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$token',
  component: lazyRouteComponent(() => import('../pages/entry/invitation-page.tsx'), 'InvitationPage'),
})

export const twoFactor = createRoute({
  getParentRoute: () => root,
  path: '/two-factor',
  validateSearch: (search: Search): { back?: string } => ({ back: text(search.back) }),
  beforeLoad: async ({ context, location }) => {
    const { twoFactor } = await signedIn(context.queries, location.href)
    if (twoFactor.on) throw redirect({ to: '/profile' })
  },
  component: lazyRouteComponent(() => import('../pages/entry/two-factor-page.tsx'), 'TwoFactorPage'),
})
