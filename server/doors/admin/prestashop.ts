import { prestashop } from '../../../contract/prestashop.ts'
import { mount } from '../../platform/mount.ts'
import { prestashopShops, removePrestashop } from '../../rooms/webhooks/index.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'
import { instant } from './instant.ts'

export function servePrestashop({ house: { ground }, app, guard }: Door): void {
  mount(app, prestashop.all, guard, async ({ request }) => {
    const shops = await prestashopShops(ground, holderOf(request).account_id)
    return {
      shops: shops.map(({ store, list_id: id, list_name: name, installed_at, uninstalled_at }) => ({
        store,
        list: id !== null && name !== null ? { id, name } : null,
        installedAt: installed_at.toISOString(),
        uninstalledAt: instant(uninstalled_at),
      })),
    }
  })
  mount(app, prestashop.remove, guard, async ({ input, request }) => {
    await removePrestashop(ground, holderOf(request).account_id, input.query.store ?? '', actorOf(request))
    return {}
  })
}
