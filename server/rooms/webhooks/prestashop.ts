import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Actor, insertAudit, lockAccount } from '../accounts/index.ts'
import { listById } from '../contacts/index.ts'
import {
  countInstalls,
  deleteInstall,
  markUninstalled,
  type PrestashopRow,
  shopsOf,
  writeInstall,
} from './queries-prestashop.ts'

/** Shops of one account; a shop more than that takes the place of none. */
const MOST_SHOPS = 100

export interface PrestashopInstall {
  /** Address or name of the shop; the module may give none. */
  store: string
  listId: number | null
  webserviceKey: string | null
}

/** The shop's module says that it is installed; it says so at every look at its settings. */
export async function prestashopInstalled(ground: Ground, accountId: number, given: PrestashopInstall): Promise<void> {
  await ground.db.transaction(async tx => {
    await lockAccount(tx, accountId)
    const isKnown = (await shopsOf(tx, accountId)).some(shop => shop.store === given.store)
    if (!isKnown && (await countInstalls(tx, accountId)) >= MOST_SHOPS) return
    const list = given.listId === null ? undefined : await listById(tx, accountId, given.listId)
    const key = given.webserviceKey ? ground.secrets.seal('prestashop webservice key', given.webserviceKey) : null
    await writeInstall(tx, accountId, given.store, list?.id ?? null, key, ground.clock.now())
  })
}

/** The module names no shop when it goes: all of the account are taken for gone, and one that is not says so by itself. */
export async function prestashopUninstalled(ground: Ground, accountId: number): Promise<void> {
  await ground.db.transaction(tx => markUninstalled(tx, accountId, ground.clock.now()))
}

export async function prestashopShops(ground: Ground, accountId: number): Promise<PrestashopRow[]> {
  return await shopsOf(ground.db, accountId)
}

/** With the key that it gave. Throws thing.notFound. */
export async function removePrestashop(ground: Ground, accountId: number, store: string, by: Actor): Promise<void> {
  await ground.db.transaction(async tx => {
    if (!(await deleteInstall(tx, accountId, store))) throw problem('thing.notFound')
    const entry = { action: 'webhook.shopRemoved', subject: store, data: { store } } as const
    await insertAudit(tx, accountId, { ...by, at: ground.clock.now(), ...entry })
  })
}
