import { listFields, listGroups } from '../../../contract/list-parts.ts'
import { mount } from '../../platform/mount.ts'
import {
  addField,
  addGroup,
  changeFieldType,
  changeGroup,
  countValues,
  orderGroups,
  readChosen,
  removeField,
  removeGroup,
  renameField,
} from '../../rooms/contacts/index.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'
import { detailOfList } from './lists.ts'

export function serveListGroups({ house: { ground }, app, guard }: Door): void {
  mount(app, listGroups.add, guard, async ({ input: { params, body }, request }) => {
    const { account_id } = holderOf(request)
    await addGroup(ground, account_id, params.id, body, actorOf(request))
    return await detailOfList(ground, account_id, params.id)
  })
  mount(app, listGroups.change, guard, async ({ input: { params, body }, request }) => {
    const { account_id } = holderOf(request)
    await changeGroup(ground, account_id, params.id, params.groupId, body, actorOf(request))
    return await detailOfList(ground, account_id, params.id)
  })
  mount(app, listGroups.order, guard, async ({ input: { params, body }, request }) => {
    const { account_id } = holderOf(request)
    await orderGroups(ground, account_id, params.id, body.ids)
    return await detailOfList(ground, account_id, params.id)
  })
  mount(app, listGroups.chosen, guard, ({ input: { params }, request }) =>
    readChosen(ground, holderOf(request).account_id, params.id, params.groupId),
  )
  mount(app, listGroups.remove, guard, async ({ input: { params }, request }) => {
    const { account_id } = holderOf(request)
    await removeGroup(ground, account_id, params.id, params.groupId, actorOf(request))
    return await detailOfList(ground, account_id, params.id)
  })
}

export function serveListFields({ house: { ground }, app, guard }: Door): void {
  mount(app, listFields.add, guard, async ({ input: { params, body }, request }) => {
    const { account_id } = holderOf(request)
    await addField(ground, account_id, params.id, body, actorOf(request))
    return await detailOfList(ground, account_id, params.id)
  })
  mount(app, listFields.change, guard, async ({ input: { params, body }, request }) => {
    const { account_id } = holderOf(request)
    const by = actorOf(request)
    if (body.type !== undefined) await changeFieldType(ground, account_id, params.id, params.key, body.type, by)
    if (body.name !== undefined) await renameField(ground, account_id, params.id, params.key, body.name, by)
    return await detailOfList(ground, account_id, params.id)
  })
  mount(app, listFields.values, guard, async ({ input: { params }, request }) => ({
    contacts: await countValues(ground, holderOf(request).account_id, params.id, params.key),
  }))
  mount(app, listFields.remove, guard, async ({ input: { params }, request }) => {
    const { account_id } = holderOf(request)
    await removeField(ground, account_id, params.id, params.key, actorOf(request))
    return await detailOfList(ground, account_id, params.id)
  })
}
