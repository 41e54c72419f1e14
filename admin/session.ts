import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { Session } from '../contract/account.ts'
import type { Role } from '../contract/endpoint.ts'
import { session } from '../contract/index.ts'
import { call, callFor } from './call.ts'
import { speak } from './words/voice.ts'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => showing(await call(session.read)),
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
  await speak(known.user.language, known.account.timeZone, known.account.currency)
}

function showing(known: Session): Session {
  callFor(known.account.id)
  return known
}

/** Somebody has just signed in, or something about their session was changed. */
export async function know(queries: QueryClient, known: Session) {
  queries.setQueryData(sessionQuery.queryKey, showing(known))
  await speakFor(known)
}

/** Nobody is signed in: whatever was shown belongs to somebody else. */
export function forget(queries: QueryClient) {
  callFor(null)
  queries.clear()
}

/** Moves the session and begins anew with nothing that the browser has kept of the other account. */
export async function moveToAccount(to: { id?: number; appId?: string }, path = '/') {
  const before = callFor(null)
  try {
    await call(session.switchAccount, { body: to })
  } catch (error) {
    callFor(before)
    throw error
  }
  location.assign(`/app${path}`)
}

let hasMoved = false
const listeners = new Set<() => void>()

/** In another tab the session went to another account, so that nothing more is saved from this one. */
export function tellMoved(moved: boolean) {
  hasMoved = moved
  for (const tell of listeners) tell()
}

export function useHasMoved(): boolean {
  return useSyncExternalStore(
    tell => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => hasMoved,
  )
}
