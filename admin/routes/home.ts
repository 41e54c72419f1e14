import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from './frame.tsx'

export const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/home/home-page.tsx'), 'HomePage'),
})
