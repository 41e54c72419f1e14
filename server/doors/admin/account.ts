import { account } from '../../../contract/account-settings.ts'
import { mount } from '../../platform/mount.ts'
import { accountSettings, changeSettings } from '../../rooms/accounts/index.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'

export function serveAccount({ house: { ground }, app, guard }: Door): void {
  mount(app, account.settings, guard, async ({ request }) => accountSettings(ground.db, holderOf(request).account_id))
  mount(app, account.change, guard, async ({ input, request }) => {
    const { account_id, two_factor_on } = holderOf(request)
    return await changeSettings(ground, account_id, input.body, actorOf(request), two_factor_on)
  })
}
