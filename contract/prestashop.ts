import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Empty, Id, Instant, nullable } from './shapes.ts'

/** A shop whose PrestaShop module said that it is installed; a hundred at most. */
export const PrestashopShop = Type.Object({
  store: Type.String({ description: 'its address or name; empty where the module gave none' }),
  /** That its customers go to; null where the module named none, or it is gone. */
  list: nullable(Type.Object({ id: Id, name: Type.String() })),
  installedAt: Instant,
  /** The module names no shop when it goes, so that all are taken for gone until they say they are not. */
  uninstalledAt: nullable(Instant),
})
export type PrestashopShop = Static<typeof PrestashopShop>

export const prestashop = {
  all: endpoint({
    method: 'GET',
    path: '/prestashop',
    summary: 'Shops whose PrestaShop module is, or was, connected',
    guard: 'administrator',
    reply: Type.Object({ shops: Type.Array(PrestashopShop) }),
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/prestashop',
    summary: 'Forget a shop and the key that it gave; it comes back when its module says so',
    guard: 'administrator',
    query: Type.Object({
      store: Type.Optional(Type.String({ maxLength: 2000, description: 'left out: the one without a name' })),
    }),
    reply: Empty,
  }),
}
