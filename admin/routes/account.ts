import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from './frame.tsx'

export const developers = createRoute({
  getParentRoute: () => inside,
  path: '/account/developers',
  component: lazyRouteComponent(() => import('../pages/developers/developers-page.tsx'), 'DevelopersPage'),
})
