import { buildApp } from '../doors/app.ts'
import type { RoleParts, RunningRole } from './role.ts'

/** Answers on the port: API, admin, tracking, public pages. `isReady` is false until every role of this start is up. */
export async function startWeb({ house }: RoleParts, isReady: () => boolean): Promise<RunningRole> {
  const app = await buildApp(house, { isReady })
  await app.listen({ host: house.config.host, port: house.config.port })
  return { stop: () => app.close() }
}
