import { tracking } from '../../../contract/tracking.ts'
import { mount } from '../../platform/mount.ts'
import { accountSettings, changeSettings } from '../../rooms/accounts/index.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'

export function serveTracking({ house: { ground }, app, guard }: Door): void {
  mount(app, tracking.setUp, guard, async ({ request }) => {
    const { appId, linksTagged } = await accountSettings(ground.db, holderOf(request).account_id)
    return { origin: ground.publicUrl, appId, linksTagged }
  })
  mount(app, tracking.tagLinks, guard, async ({ input, request }) => {
    const { account_id, two_factor_on } = holderOf(request)
    const { linksTagged } = input.body
    await changeSettings(ground, account_id, { linksTagged }, actorOf(request), two_factor_on)
    return { linksTagged }
  })
}
