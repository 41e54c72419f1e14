import type { FastifyInstance } from 'fastify'
import { account } from '../../../contract/ecomail/account.ts'
import type { House } from '../../house.ts'
import { serve } from './serve.ts'

export function serveAccount(app: FastifyInstance, house: House): void {
  serve(app, house, account, {
    read: async ({ account }) => ({
      id: account.id,
      name: account.name,
      account: account.app_id,
      language: account.language,
      time_zone: account.time_zone,
    }),
  })
}
