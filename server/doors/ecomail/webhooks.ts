import type { FastifyInstance } from 'fastify'
import { accountWebhook, prestashop } from '../../../contract/ecomail/webhooks.ts'
import type { House } from '../../house.ts'
import {
  prestashopInstalled,
  prestashopUninstalled,
  readAccountWebhook,
  setAccountWebhook,
} from '../../rooms/webhooks/index.ts'
import { readIdValue, readText } from './input.ts'
import { invalid, required } from './refusal.ts'
import { serve } from './serve.ts'

const LONGEST = 500

export function serveWebhooks(app: FastifyInstance, house: House): void {
  serve(app, house, accountWebhook, {
    read: async ({ ground, account }) => ({
      webhook: { url: (await readAccountWebhook(ground, account.id))?.url ?? null },
    }),
    set: async ({ ground, account, body }) => {
      const url = readText(body.url)
      if (typeof url !== 'string' || url.trim() === '') throw invalid({ url: [required('url')] })
      await setAccountWebhook(ground, account.id, url)
      return { success: true }
    },
    remove: async ({ ground, account }) => {
      await setAccountWebhook(ground, account.id, null)
      return { success: true }
    },
  })
  serve(app, house, prestashop, {
    install: async ({ ground, account, body }) => {
      const text = (given: unknown) => {
        const read = readText(given)
        return typeof read === 'string' ? read.trim().slice(0, LONGEST) : ''
      }
      await prestashopInstalled(ground, account.id, {
        store: text(body.store),
        listId: readIdValue(body.listId),
        webserviceKey: text(body.webserviceKey) || null,
      })
      return { success: true }
    },
    uninstall: async ({ ground, account }) => {
      await prestashopUninstalled(ground, account.id)
      return { success: true }
    },
  })
}
