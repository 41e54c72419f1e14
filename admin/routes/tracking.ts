import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from './frame.tsx'

export const tracking = createRoute({
  getParentRoute: () => inside,
  path: '/shop/tracking',
  component: lazyRouteComponent(() => import('../pages/tracking/tracking-page.tsx'), 'TrackingPage'),
})
