import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type ListMailKind, listMailKinds } from '../../contract/list-mails.ts'
import { readTableSearch } from '../pages/contacts/table/table-search.ts'
import { type ListTab, listTabs } from '../pages/lists/list-tabs.ts'
import { inside } from './frame.tsx'
import { numericId, oneOf, type Search } from './search.ts'

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
  component: lazyRouteComponent(() => import('../pages/contacts/contact-page.tsx'), 'ContactPage'),
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
