import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type ImportStep, importSteps } from '../pages/imports/steps.ts'
import { inside } from './frame.tsx'
import { numericId, oneOf, type Search } from './search.ts'

export const imports = createRoute({
  getParentRoute: () => inside,
  path: '/imports',
  component: lazyRouteComponent(() => import('../pages/imports/imports-page.tsx'), 'ImportsPage'),
})

export const importOne = createRoute({
  getParentRoute: () => inside,
  path: '/imports/$id',
  params: numericId,
  validateSearch: (search: Search): { step?: ImportStep } => ({ step: oneOf(importSteps, search.step) }),
  component: lazyRouteComponent(() => import('../pages/imports/import-page.tsx'), 'ImportPage'),
})
