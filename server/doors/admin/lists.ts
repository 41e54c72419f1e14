import { type List, type ListInput, lists } from '../../../contract/list.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { mount } from '../../platform/mount.ts'
import { campaignPage } from '../../rooms/campaigns/index.ts'
import {
  changeList,
  createList,
  type ListDetail,
  type ListPatch,
  listDetail,
  listDetails,
  removeList,
} from '../../rooms/contacts/index.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'

export function serveLists({ house, app, guard }: Door): void {
  const { ground } = house
  mount(app, lists.all, guard, async ({ request }) => ({
    lists: (await listDetails(ground, holderOf(request).account_id)).map(shown),
  }))
  mount(app, lists.create, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    const { id } = await createList(ground, account_id, { double_optin: true, ...patchOf(input.body) })
    return shown(await listDetail(ground, account_id, id))
  })
  mount(app, lists.read, guard, async ({ input, request }) =>
    shown(await listDetail(ground, holderOf(request).account_id, input.params.id)),
  )
  mount(app, lists.change, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    await changeList(ground, account_id, input.params.id, patchOf(input.body), actorOf(request))
    return shown(await listDetail(ground, account_id, input.params.id))
  })
  mount(app, lists.remove, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    await refuseWhileSending(ground, account_id, input.params.id)
    await removeList(ground, account_id, input.params.id, actorOf(request))
    return {}
  })
}

/**
 * A message whose subscription is gone is skipped, so deleting a list would silently end a campaign to it half-way. The
 * campaign has to end or be cancelled first. Drafts may name the list: their audience says that it is missing.
 */
async function refuseWhileSending(ground: Ground, accountId: number, listId: number): Promise<void> {
  const status = ['scheduled', 'preparing', 'sending', 'paused']
  const running = (await campaignPage(ground, accountId, { status, limit: 1_000 })).filter(
    campaign => campaign.listIds.includes(listId) || campaign.excludedListIds.includes(listId),
  )
  if (running.length === 0) return
  throw problem('list.inUse', { campaigns: running.map(({ id, title }) => ({ id, title })) })
}

const COLUMNS = {
  name: 'name',
  fromName: 'from_name',
  fromEmail: 'from_email',
  replyTo: 'reply_to',
  doubleOptin: 'double_optin',
  confirmationSubject: 'conf_subject',
  confirmationHtml: 'conf_message',
  confirmedPage: 'sub_confirmed_page',
  unsubscribedPage: 'unsub_page',
  language: 'language',
} as const satisfies Record<keyof ListInput, keyof ListPatch>

function patchOf(input: Partial<ListInput>): ListPatch {
  return Object.fromEntries(
    Object.entries(COLUMNS).flatMap(([name, column]) => {
      const value = input[name as keyof ListInput]
      return value === undefined ? [] : [[column, value]]
    }),
  ) as ListPatch
}

function shown(list: ListDetail): List {
  return {
    id: list.id,
    name: list.name,
    fromName: list.from_name,
    fromEmail: list.from_email,
    replyTo: list.reply_to,
    doubleOptin: list.double_optin ?? false,
    confirmationSubject: list.conf_subject,
    confirmationHtml: list.conf_message,
    confirmedPage: list.sub_confirmed_page,
    unsubscribedPage: list.unsub_page,
    language: list.language,
    createdAt: list.created_at.toISOString(),
    counts: list.counts,
    fields: list.fields.map(({ key, name, type }) => ({ key, name, type })),
  }
}
