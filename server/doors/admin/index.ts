import type { FastifyInstance } from 'fastify'
import type { House } from '../../house.ts'
import { serveAccount } from './account.ts'
import { serveBaskets } from './baskets.ts'
import { readBodies } from './body.ts'
import { serveCampaigns } from './campaigns.ts'
import { serveContactExport } from './contact-export.ts'
import { serveContactRecord } from './contact-record.ts'
import { serveContactTable } from './contact-table.ts'
import { serveContacts } from './contacts.ts'
import { serveCoupons } from './coupons.ts'
import { serveDevelopers } from './developers.ts'
import { doorkeeper } from './doorkeeper.ts'
import { serveFeeds } from './feeds.ts'
import { serveFiles } from './files.ts'
import { serveHistory } from './history.ts'
import { serveHome } from './home.ts'
import { serveImports } from './imports.ts'
import { serveListMails } from './list-mails.ts'
import { serveListFields, serveListGroups } from './list-parts.ts'
import { serveLists } from './lists.ts'
import { serveMailLinks } from './mail-links.ts'
import { serveMailbox } from './mailbox.ts'
import { serveMerging } from './merging.ts'
import { serveOneContact } from './one-contact.ts'
import { serveOrders } from './orders.ts'
import { servePrestashop } from './prestashop.ts'
import { serveProducts } from './products.ts'
import { serveProfile } from './profile.ts'
import { answerProblems } from './refusal.ts'
import { serveReports } from './reports.ts'
import { refuseOtherSites } from './same-origin.ts'
import { serveSchedule } from './schedule.ts'
import { serveSearch } from './search.ts'
import { serveSenderDomains } from './sender-domains.ts'
import { serveSession } from './session.ts'
import { serveShopOrders } from './shop-orders.ts'
import { serveTasks } from './tasks.ts'
import { serveTemplates } from './templates.ts'
import { serveTracking } from './tracking.ts'
import { serveTransactional } from './transactional.ts'
import { serveUsers } from './users.ts'
import { serveListWebhook, serveWebhookDeliveries, serveWebhooks } from './webhooks.ts'

/** The admin's own API, for registration under `/app/api`: what contract/index.ts lists, and nothing else. */
export function adminDoor(house: House) {
  return async (app: FastifyInstance): Promise<void> => {
    answerProblems(app, house)
    app.addHook('onRequest', async (_, reply) => {
      reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    })
    refuseOtherSites(app, house)
    readBodies(app)
    const door = { house, app, guard: doorkeeper(house) }
    serveSession(door)
    serveMailLinks(door)
    serveProfile(door)
    serveAccount(door)
    serveSenderDomains(door)
    serveUsers(door)
    serveHistory(door)
    serveCoupons(door)
    serveDevelopers(door)
    serveLists(door)
    serveListMails(door)
    serveListGroups(door)
    serveListFields(door)
    serveContactTable(door)
    serveContacts(door)
    serveOneContact(door)
    serveContactRecord(door)
    serveOrders(door)
    serveBaskets(door)
    serveShopOrders(door)
    serveProducts(door)
    serveFeeds(door)
    serveContactExport(door)
    serveMerging(door)
    serveCampaigns(door)
    serveSchedule(door)
    serveReports(door)
    serveHome(door)
    serveMailbox(door)
    serveTemplates(door)
    serveTracking(door)
    serveTransactional(door)
    serveTasks(door)
    serveImports(door)
    serveSearch(door)
    serveWebhookDeliveries(door)
    serveWebhooks(door)
    servePrestashop(door)
    serveListWebhook(door)
    await serveFiles(door)
  }
}
