import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from './frame.tsx'
import { numericId, oneOf, type Search, text } from './search.ts'

export const beginnings = ['templates', 'campaigns'] as const

/** What a new thing begins from, starters where not said; and what is searched for among them. */
export function readBeginning(search: Search): { from?: (typeof beginnings)[number]; search?: string } {
  return { from: oneOf(beginnings, search.from), search: text(search.search) }
}

export const templates = createRoute({
  getParentRoute: () => inside,
  path: '/templates',
  validateSearch: (search: Search): { search?: string } => ({ search: text(search.search) }),
  component: lazyRouteComponent(() => import('../pages/templates/templates-page.tsx'), 'TemplatesPage'),
})

export const newTemplate = createRoute({
  getParentRoute: () => inside,
  path: '/templates/new',
  validateSearch: readBeginning,
  component: lazyRouteComponent(() => import('../pages/templates/new-template-page.tsx'), 'NewTemplatePage'),
})

export const template = createRoute({
  getParentRoute: () => inside,
  path: '/templates/$id',
  params: numericId,
  component: lazyRouteComponent(() => import('../pages/templates/template-page.tsx'), 'TemplatePage'),
})
