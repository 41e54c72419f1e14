import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { MOST_COMPARED } from '../../contract/report.ts'
import { inside } from './frame.tsx'
import { id, oneOf, type Search, text } from './search.ts'

export const spans = ['30', '90', '365'] as const
export type Span = (typeof spans)[number]

/** A usual period by its days, or one of one's own; neither is the last 30 days. */
export interface PeriodSearch {
  days?: Span
  from?: string
  until?: string
}

const day = (value: unknown) => {
  const given = text(value)
  return given && /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : undefined
}

const period = (search: Search): PeriodSearch => {
  const own = { from: day(search.from), until: day(search.until) }
  return own.from && own.until ? own : { days: oneOf(spans, text(search.days)) }
}

export const campaignColumns = [
  'startedAt',
  'accepted',
  'opened',
  'clicked',
  'unsubscribed',
  'bounced',
  'complained',
  'revenue',
] as const
export type CampaignColumn = (typeof campaignColumns)[number]

export const reports = createRoute({
  getParentRoute: () => inside,
  path: '/reports',
  validateSearch: (search: Search): PeriodSearch & { sort?: CampaignColumn; up?: true } => ({
    ...period(search),
    sort: oneOf(campaignColumns, search.sort),
    up: search.up === true ? true : undefined,
  }),
  component: lazyRouteComponent(() => import('../pages/reports/overview-page.tsx'), 'OverviewPage'),
})

export const growth = createRoute({
  getParentRoute: () => inside,
  path: '/reports/growth',
  validateSearch: (search: Search): PeriodSearch & { list?: number } => ({ ...period(search), list: id(search.list) }),
  component: lazyRouteComponent(() => import('../pages/reports/growth-page.tsx'), 'GrowthPage'),
})

export const compare = createRoute({
  getParentRoute: () => inside,
  path: '/reports/compare',
  validateSearch: (search: Search): { ids: string } => ({
    ids: (text(search.ids) ?? '')
      .split(',')
      .filter(part => id(part) !== undefined)
      .slice(0, MOST_COMPARED)
      .join(','),
  }),
  component: lazyRouteComponent(() => import('../pages/reports/compare-page.tsx'), 'ComparePage'),
})
