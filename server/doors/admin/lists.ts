import { type ListDetail, lists } from '../../../contract/list.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { mount } from '../../platform/mount.ts'
import { accountById } from '../../rooms/accounts/index.ts'
import { campaignPage } from '../../rooms/campaigns/index.ts'
import {
  askAgain,
  changeList,
  createList,
  formFor,
  formPath,
  listDetail,
  listDetails,
  noticesOf,
  removeList,
} from '../../rooms/contacts/index.ts'
import { formCode } from '../public/sign-up-page.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'
import { listPatch, shownList, shownListDetail } from './list-shape.ts'

export function serveLists({ house: { ground }, app, guard }: Door): void {
  mount(app, lists.all, guard, async ({ request }) => ({
    lists: (await listDetails(ground, holderOf(request).account_id)).map(shownList),
  }))
  mount(app, lists.create, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    const { id } = await createList(ground, account_id, { double_optin: true, ...listPatch(input.body) })
    return await detailOfList(ground, account_id, id)
  })
  mount(app, lists.read, guard, ({ input, request }) =>
    detailOfList(ground, holderOf(request).account_id, input.params.id),
  )
  mount(app, lists.change, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    await changeList(ground, account_id, input.params.id, listPatch(input.body), actorOf(request))
    return await detailOfList(ground, account_id, input.params.id)
  })
  mount(app, lists.remove, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    await refuseWhileSending(ground, account_id, input.params.id)
    await removeList(ground, account_id, input.params.id, actorOf(request))
    return {}
  })
  mount(app, lists.askNotice, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    await askAgain(ground, account_id, input.params.id, input.body.email, actorOf(request))
    return await detailOfList(ground, account_id, input.params.id)
  })
}

/** A list with everything that its screens show. */
export async function detailOfList(ground: Ground, accountId: number, listId: number): Promise<ListDetail> {
  const list = await listDetail(ground, accountId, listId)
  const notices = await noticesOf(ground, accountId, list.sub_notify, list.unsub_notify)
  const formUrl = `${ground.publicUrl}${formPath(ground, accountId, listId)}`
  const account = await accountById(ground.db, accountId)
  const code = formCode(formFor(accountId, list, list, account!.name), formUrl)
  return shownListDetail(list, { formUrl, formCode: code, notices })
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
