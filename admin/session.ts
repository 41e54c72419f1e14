import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Session } from '../contract/account.ts'
import type { Role } from '../contract/endpoint.ts'
import { session } from '../contract/index.ts'
import { call } from './call.ts'
import { speak } from './words/voice.ts'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => call(session.read),
  staleTime: 5 * 60_000,
  retry: false,
})

/** Only under the signed-in routes, which have loaded it before they render. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery)
  const last = useQueryClient().getQueryData(sessionQuery.queryKey)
  const known = data ?? last
  if (!known) throw new Error('useSession() is for pages behind the sign-in')
  return known
}

const order: Role[] = ['viewer', 'marketer', 'administrator']

/** A role may do what a lower one may. */
export function useMay(role: Role): boolean {
  return order.indexOf(useSession().role) >= order.indexOf(role)
}

export async function speakFor(known: Session) {
  await speak(known.user.language, known.account.timeZone)
}
