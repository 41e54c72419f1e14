import { type MergePreview, merging } from '../../../contract/contact-merge.ts'
import type { Ground } from '../../platform/ground.ts'
import { mount } from '../../platform/mount.ts'
import {
  type ContactRow,
  likelyDuplicates,
  listDetails,
  type MergePlan,
  readMerge,
  type Side,
  type Take,
} from '../../rooms/contacts/index.ts'
import { mergeContacts } from '../../rooms/outbox/index.ts'
import { columnOf, fieldOf, profileFields } from './contact-input.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'
import { contactDetail } from './one-contact.ts'

export function serveMerging({ house, app, guard }: Door): void {
  const { ground } = house
  mount(app, merging.duplicates, guard, async ({ input, request }) => {
    const found = await likelyDuplicates(ground, holderOf(request).account_id, input.params.id)
    return { duplicates: found.map(one => ({ ...person(one), reasons: one.reasons })) }
  })
  mount(app, merging.preview, guard, async ({ input: { params, body }, request }) => {
    const ids = { winnerId: params.id, loserId: body.otherId }
    const { account_id } = holderOf(request)
    const read = await readMerge(ground, account_id, { ...ids, takes: takesOf(body.takes) })
    return await shownPreview(ground, account_id, read)
  })
  mount(app, merging.merge, guard, async ({ input: { params, body }, request }) => {
    const { account_id } = holderOf(request)
    const ids = { winnerId: params.id, loserId: body.otherId }
    const { id } = await mergeContacts(ground, account_id, { ...ids, takes: takesOf(body.takes), by: actorOf(request) })
    return await contactDetail(ground, account_id, id)
  })
}

function takesOf(takes: Take[]): Take[] {
  return takes.map(take => (take.listId === null ? { ...take, field: columnOf(take.field) } : take))
}

function person(row: Pick<ContactRow, 'id' | 'email' | 'name' | 'surname' | 'phone' | 'inserted_at'>) {
  const { id, email, name, surname, phone } = row
  return { id, email, name, surname, phone, insertedAt: row.inserted_at.toISOString() }
}

interface ReadMerge {
  winner: Side
  loser: Side
  plan: MergePlan
}

async function shownPreview(
  ground: Ground,
  accountId: number,
  { winner, loser, plan }: ReadMerge,
): Promise<MergePreview> {
  const lists = await listDetails(
    ground,
    accountId,
    plan.subscriptions.map(planned => planned.listId),
  )
  return {
    stays: person(winner.contact),
    goes: person(loser.contact),
    fields: [...profileRows({ winner, loser, plan }), ...listRows(plan, lists)],
    lists: plan.subscriptions.map(({ listId, winner: stays, loser: goes, status }) => ({
      listId,
      listName: lists.find(list => list.id === listId)?.name ?? '',
      stays: stays?.status ?? null,
      goes: goes?.status ?? null,
      status,
    })),
    tags: plan.profile.tags,
    suppressed: plan.address.suppressed,
  }
}

type Row = MergePreview['fields'][number]

function profileRows({ winner, loser, plan }: ReadMerge): Row[] {
  const result = { ...plan.profile, email: plan.address.email }
  return ['email' as const, ...profileFields].flatMap(field => {
    const column = columnOf(field) as 'email' | 'name'
    const [stays, goes] = [winner.contact[column], loser.contact[column]]
    if (stays === null && goes === null) return []
    const isDerived = plan.profile.derived.includes(column)
    return { field: fieldOf(column), listId: null, label: null, ...values(stays, goes, result[column], isDerived) }
  })
}

function listRows(plan: MergePlan, lists: Awaited<ReturnType<typeof listDetails>>): Row[] {
  return plan.subscriptions.flatMap(({ listId, winner, loser, fields, groups }) => {
    const list = lists.find(one => one.id === listId)
    const labels = [...(list?.fields.map(f => [f.key, f.name]) ?? []), ...(list?.groups.map(g => [g.id, g.name]) ?? [])]
    const result: Record<string, unknown> = { ...fields, ...groups }
    const ofSide = (row: typeof winner): Record<string, unknown> => ({ ...row?.fields, ...row?.groups })
    const [stays, goes] = [ofSide(winner), ofSide(loser)]
    return Object.keys(result).map(field => {
      const label = labels.find(([key]) => key === field)?.[1] ?? field
      return { field, listId, label, ...values(stays[field] ?? null, goes[field] ?? null, result[field], false) }
    })
  })
}

function values(
  stays: unknown,
  goes: unknown,
  result: unknown,
  isDerived: boolean,
): Pick<Row, 'stays' | 'goes' | 'result' | 'from'> {
  const isFrom = (value: unknown) => JSON.stringify(value) === JSON.stringify(result)
  return { stays, goes, result, from: isDerived ? null : isFrom(stays) ? 'stays' : isFrom(goes) ? 'goes' : null }
}
