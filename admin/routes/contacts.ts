import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type TimelineKind, timelineKinds } from '../../contract/event.ts'
import { type ListMailKind, listMailKinds } from '../../contract/list-mails.ts'
import { type RecordTab, recordTabs } from '../pages/contacts/record-tabs.ts'
import { readTableSearch } from '../pages/contacts/table/table-search.ts'
import { type ListTab, listTabs } from '../pages/lists/list-tabs.ts'
import { inside } from './frame.tsx'
import { id, numericId, oneOf, type Search, text } from './search.ts'

export const contacts = createRoute({
  getParentRoute: () => inside,
  path: '/contacts',
  validateSearch: readTableSearch,
  component: lazyRouteComponent(() => import('../pages/contacts/contacts-page.tsx'), 'ContactsPage'),
})

export const contact = createRoute({
  getParentRoute: () => inside,
  path: '/contacts/$id',
  params: numericId,
  validateSearch: (search: Search): { tab?: RecordTab; kind?: TimelineKind; message?: string } => ({
    tab: oneOf(recordTabs, search.tab),
    kind: oneOf(timelineKinds, search.kind),
    message: text(search.message),
  }),
  component: lazyRouteComponent(() => import('../pages/contacts/contact-page.tsx'), 'ContactPage'),
})

export const merge = createRoute({
  getParentRoute: () => inside,
  path: '/contacts/$id/merge',
  params: numericId,
  validateSearch: (search: Search): { with?: number; search?: string } => ({
    with: id(search.with),
    search: text(search.search),
  }),
  component: lazyRouteComponent(() => import('../pages/contacts/merge/merge-page.tsx'), 'MergePage'),
})

export const lists = createRoute({
  getParentRoute: () => inside,
  path: '/lists',
  component: lazyRouteComponent(() => import('../pages/lists/lists-page.tsx'), 'ListsPage'),
})

export const list = createRoute({
  getParentRoute: () => inside,
  path: '/lists/$id',
  params: numericId,
  validateSearch: (search: Search): { tab?: ListTab; mail?: ListMailKind } => ({
    tab: oneOf(listTabs, search.tab),
    mail: oneOf(listMailKinds, search.mail),
  }),
  component: lazyRouteComponent(() => import('../pages/lists/list-page.tsx'), 'ListPage'),
})
