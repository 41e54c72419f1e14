import { search } from '../../../contract/search.ts'
import { mount } from '../../platform/mount.ts'
import { campaignPage } from '../../rooms/campaigns/index.ts'
import { listDetails, readContactTable } from '../../rooms/contacts/index.ts'
import { templatePage } from '../../rooms/emails/index.ts'
import { type Door, holderOf } from './doorkeeper.ts'

/** So many of each kind: the palette leads to a thing, it is no list. */
const FEW = 5

export function serveSearch({ house: { ground }, app, guard }: Door): void {
  mount(app, search.all, guard, async ({ input, request }) => {
    const { account_id, time_zone } = holderOf(request)
    const text = input.query.text.trim()
    const frame = { now: ground.clock.now(), timeZone: time_zone }
    const [contacts, lists, campaigns, templates] = await Promise.all([
      readContactTable(ground, account_id, { filter: { search: text }, limit: FEW }, frame),
      listDetails(ground, account_id),
      campaignPage(ground, account_id, { title: text, limit: FEW }),
      templatePage(ground, account_id, { search: text, limit: FEW }),
    ])
    const named = lists.filter(list => list.name.toLocaleLowerCase().includes(text.toLocaleLowerCase()))
    return {
      contacts: contacts.contacts.map(({ id, email, name, surname }) => ({ id, email, name, surname })),
      lists: named.slice(0, FEW).map(({ id, name }) => ({ id, name })),
      campaigns: campaigns.map(({ id, title, status }) => ({ id, title, status })),
      templates: templates.templates.map(({ id, name }) => ({ id, name })),
    }
  })
}
