import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type AuditKind, auditKinds } from '../../contract/history.ts'
import { type DeliveryState, deliveryStates } from '../../contract/webhook.ts'
import { inside } from './frame.tsx'
import { id, oneOf, type Search } from './search.ts'

export const developers = createRoute({
  getParentRoute: () => inside,
  path: '/account/developers',
  component: lazyRouteComponent(() => import('../pages/developers/developers-page.tsx'), 'DevelopersPage'),
})

export const users = createRoute({
  getParentRoute: () => inside,
  path: '/account/users',
  component: lazyRouteComponent(() => import('../pages/users/users-page.tsx'), 'UsersPage'),
})

export const settings = createRoute({
  getParentRoute: () => inside,
  path: '/account/settings',
  component: lazyRouteComponent(() => import('../pages/account/settings-page.tsx'), 'SettingsPage'),
})

export const domains = createRoute({
  getParentRoute: () => inside,
  path: '/account/domains',
  component: lazyRouteComponent(() => import('../pages/domains/domains-page.tsx'), 'DomainsPage'),
})

export const history = createRoute({
  getParentRoute: () => inside,
  path: '/account/history',
  validateSearch: (search: Search): { person?: number; kind?: AuditKind } => ({
    person: id(search.person),
    kind: oneOf(auditKinds, search.kind),
  }),
  component: lazyRouteComponent(() => import('../pages/account/history-page.tsx'), 'HistoryPage'),
})

export const webhooks = createRoute({
  getParentRoute: () => inside,
  path: '/account/webhooks',
  validateSearch: (search: Search): { endpoint?: number; state?: DeliveryState } => ({
    endpoint: id(search.endpoint),
    state: oneOf(deliveryStates, search.state),
  }),
  component: lazyRouteComponent(() => import('../pages/webhooks/webhooks-page.tsx'), 'WebhooksPage'),
})

export const profile = createRoute({
  getParentRoute: () => inside,
  path: '/profile',
  component: lazyRouteComponent(() => import('../pages/profile/profile-page.tsx'), 'ProfilePage'),
})
