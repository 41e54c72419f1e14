import { tracking } from '../../../contract/tracking.ts'
import { mount } from '../../platform/mount.ts'
import { accountSettings, changeSettings } from '../../rooms/accounts/index.ts'
import { recentlySeen } from '../../rooms/web/index.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'

export function serveTracking({ house: { ground }, app, guard }: Door): void {
  mount(app, tracking.setUp, guard, async ({ request }) => {
    const { appId, linksTagged } = await accountSettings(ground.db, holderOf(request).account_id)
    return { origin: ground.publicUrl, appId, linksTagged }
  })
  mount(app, tracking.seen, guard, async ({ request }) => {
    const { latest, last } = await recentlySeen(ground, holderOf(request).account_id)
    const instant = (at: Date | undefined) => at?.toISOString() ?? null
    return {
      latest: latest.map(({ at, is_known, is_bot, ...row }) => ({
        ...row,
        at: at.toISOString(),
        isKnown: is_known,
        isBot: is_bot,
      })),
      last: {
        page: instant(last.page),
        view: instant(last.view),
        basket: instant(last.basket),
        known: instant(last.known),
      },
    }
  })
  mount(app, tracking.tagLinks, guard, async ({ input, request }) => {
    const { account_id, two_factor_on } = holderOf(request)
    const { linksTagged } = input.body
    await changeSettings(ground, account_id, { linksTagged }, actorOf(request), two_factor_on)
    return { linksTagged }
  })
}
