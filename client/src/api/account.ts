// Made from contract/ecomail by `npm run schema`; not to be changed by hand.

import type { Route } from '../calls.ts'
import type { CallOptions } from '../transport.ts'

export type AccountReadReply = {
  /** of the account */
  id: number
  name: string
  /** as trackers send it in `aid` */
  account: string
  language: string
  time_zone: string
}

export interface AccountApi {
  /** The account that the key opens. Connectors call it to check the key. */
  read(options?: CallOptions): Promise<AccountReadReply>
}

export const account: Record<keyof AccountApi, Route> = {
  read: { method: 'GET', path: '/account' },
}
