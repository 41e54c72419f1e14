import { developers } from '../../../contract/account.ts'
import type { House } from '../../house.ts'
import { mount } from '../../platform/mount.ts'
import { renewApiKey, type ShownKey, showApiKey } from '../../rooms/accounts/index.ts'
import { type Door, holderOf } from './doorkeeper.ts'

export function serveDevelopers({ house, app, guard }: Door): void {
  const { ground } = house
  mount(app, developers.readKey, guard, async ({ request }) =>
    shown(house, await showApiKey(ground, holderOf(request).account_id)),
  )
  mount(app, developers.renewKey, guard, async ({ request }) => {
    const { account_id, user_id } = holderOf(request)
    return shown(house, await renewApiKey(ground, account_id, user_id, request.ip))
  })
}

function shown({ config }: House, { key, createdAt }: ShownKey) {
  return { key, createdAt: createdAt.toISOString(), baseUrl: config.publicUrl, callsPerMinute: config.rateLimit }
}
