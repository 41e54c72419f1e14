import { createRoute, redirect } from '@tanstack/react-router'
import { inside } from './frame.tsx'

export const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/campaigns', replace: true })
  },
})
