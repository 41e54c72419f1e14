import type { FastifyInstance } from 'fastify'
import { feeds } from '../../../contract/ecomail/feeds.ts'
import type { House } from '../../house.ts'
import { refreshFeed } from '../../rooms/shop/index.ts'
import { serve } from './serve.ts'

const REFRESHING = { message: 'Your feed is being refreshed' }

export function serveFeeds(app: FastifyInstance, house: House): void {
  serve(app, house, feeds, {
    refresh: async ({ ground, account, params }) => {
      await refreshFeed(ground, account.id, 'product', params.id)
      return REFRESHING
    },
    refreshData: async ({ ground, account, params }) => {
      await refreshFeed(ground, account.id, 'data', params.id)
      return REFRESHING
    },
  })
}
