import { type AccountSettings, account } from '../../../contract/account-settings.ts'
import { mount } from '../../platform/mount.ts'
import { accountSettings, changeSettings, foundAccount } from '../../rooms/accounts/index.ts'
import { actorOf, type Door, holderOf, personOf } from './doorkeeper.ts'
import { currentSession } from './session.ts'

export function serveAccount({ house, app, guard }: Door): void {
  const { ground } = house
  const shown = (settings: AccountSettings) => ({
    ...settings,
    archiveUrl: `${ground.publicUrl}/archive/${settings.appId}`,
  })
  mount(app, account.settings, guard, async ({ request }) =>
    shown(await accountSettings(ground.db, holderOf(request).account_id)),
  )
  mount(app, account.change, guard, async ({ input, request }) => {
    const { account_id, two_factor_on } = holderOf(request)
    return shown(await changeSettings(ground, account_id, input.body, actorOf(request), two_factor_on))
  })
  mount(app, account.found, guard, async ({ input, request }) => {
    await foundAccount(ground, personOf(request), holderOf(request).session_id, input.body)
    return await currentSession(house, request)
  })
}
