// Made from contract/ecomail by `npm run schema`; not to be changed by hand.

import type { Route } from '../calls.ts'
import type { CallOptions } from '../transport.ts'

export type FeedsRefreshReply = {
  message: string
}

export type FeedsRefreshDataReply = {
  message: string
}

export interface FeedsApi {
  /** Ask for a product feed to be read again. Once an hour. A GET that acts, since Ecomail has it so. */
  refresh(id: number, options?: CallOptions): Promise<FeedsRefreshReply>

  /** Ask for a data feed to be read again. Once an hour. A GET that acts, since Ecomail has it so. */
  refreshData(id: number, options?: CallOptions): Promise<FeedsRefreshDataReply>
}

export const feeds: Record<keyof FeedsApi, Route> = {
  refresh: { method: 'GET', path: '/feeds/:id/refresh' },
  refreshData: { method: 'GET', path: '/data-feeds/:id/refresh' },
}
