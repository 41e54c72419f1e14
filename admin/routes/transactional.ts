import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type MailKind, mailKinds } from '../../contract/message.ts'
import { type LogState, logStates } from '../../contract/transactional.ts'
import { inside } from './frame.tsx'
import { id, oneOf, type Search, text } from './search.ts'

interface LogSearch {
  search?: string
  state?: LogState
  kind?: MailKind
  template?: number
  from?: string
  until?: string
  /** The mail that is open. */
  mail?: string
}

const day = (value: unknown) => {
  const given = text(value)
  return given && /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : undefined
}

export const transactional = createRoute({
  getParentRoute: () => inside,
  path: '/transactional',
  validateSearch: (search: Search): LogSearch => ({
    search: text(search.search),
    state: oneOf(logStates, search.state),
    kind: oneOf(mailKinds, search.kind),
    template: id(search.template),
    from: day(search.from),
    until: day(search.until),
    mail: text(search.mail),
  }),
  component: lazyRouteComponent(() => import('../pages/transactional/transactional-page.tsx'), 'TransactionalPage'),
})
