import type { ListSubscribersPageReply, SubscribersReadReply } from '../../client/src/index.ts'
import { inParts, refusedText } from './in-parts.ts'
import type { Move } from './move.ts'

type Member = ListSubscribersPageReply['data'][number]
type Row = { email: string; status: number; [field: string]: unknown }

const STATUSES = ['subscribed', 'unsubscribed', 'bounced', 'complained', 'not_confirmed']
/** So few that a kill costs little: a page is asked for again as a whole. */
const PER_PAGE = 200
/** Those that a bulk call takes; the others go one by one. */
const IN_BULK = new Set([1, 2, 4])
const AT_ONCE = 5
const PROFILE = ['name', 'surname', 'gender', 'company', 'city', 'country', 'phone'] as const
const MORE = ['street', 'zip', 'birthday', 'nameday', 'vokativ', 'vokativ_s', 'pretitle', 'surtitle', 'notes'] as const

/** Everybody of every list, in every state, page by page. */
export async function moveContacts(move: Move): Promise<void> {
  /** Whose whole profile was asked for: once, however many lists they are in. */
  const known = new Set<string>()
  for (const [oldId, newId] of Object.entries(move.state.lists)) {
    const { list } = await move.from.api.lists.read(Number(oldId))
    const types = Object.fromEntries(Object.entries(list.custom_fields ?? {}).map(([key, field]) => [key, field.type]))
    for (const status of STATUSES) await moveState(move, Number(oldId), newId, status, types, list.name, known)
  }
}

async function moveState(
  move: Move,
  oldId: number,
  newId: number,
  status: string,
  types: Record<string, string>,
  name: string,
  known: Set<string>,
): Promise<void> {
  const { from, state, save, show } = move
  const place = `${oldId} ${status}`
  for (let page = (state.pages[place] ?? 0) + 1; ; page++) {
    const reply = await from.api.listSubscribers.page(oldId, { page, per_page: PER_PAGE, status })
    show.at(`${name}: ${status}`, Math.min((page - 1) * PER_PAGE, reply.total), reply.total)
    const more = move.settings.isQuick ? new Map() : await profilesOf(move, reply.data, known)
    await write(
      move,
      newId,
      name,
      reply.data.map(member => rowOf(member, types, more.get(member.email))),
    )
    if (reply.data.length > 0) state.pages[place] = page
    save()
    if (page >= reply.last_page || reply.data.length === 0) return
  }
}

type Profile = SubscribersReadReply['subscriber']

async function profilesOf({ from }: Move, members: Member[], known: Set<string>): Promise<Map<string, Profile>> {
  const wanted = members.map(member => member.email).filter(email => !known.has(email))
  const found = new Map<string, Profile>()
  for (let i = 0; i < wanted.length; i += AT_ONCE) {
    await Promise.all(
      wanted.slice(i, i + AT_ONCE).map(async email => {
        found.set(email, (await from.api.subscribers.read(email)).subscriber)
        known.add(email)
      }),
    )
  }
  return found
}

function rowOf(member: Member, types: Record<string, string>, profile: Profile | undefined): Row {
  const { email, status, subscriber, custom_fields, groups, source } = member
  const fields = Object.entries(custom_fields ?? {}).filter(([, value]) => value !== null && value !== '')
  return {
    email,
    status: Number(status),
    ...given(subscriber, PROFILE),
    ...(profile && given(profile, MORE)),
    ...(source && { source }),
    tags: subscriber.tags ?? [],
    // The type goes along, since the field is made by its first value.
    ...(fields.length > 0 && {
      custom_fields: Object.fromEntries(fields.map(([key, value]) => [key, { value, type: types[key] ?? 'string' }])),
    }),
    ...(groups && Object.keys(groups).length > 0 && { groups }),
  }
}

function given(from: object, names: readonly string[]): Record<string, unknown> {
  const values = from as Record<string, unknown>
  return Object.fromEntries(
    names
      .filter(name => values[name] !== null && values[name] !== undefined && values[name] !== '')
      .map(name => [name, values[name]]),
  )
}

/** `resubscribe` stays out: who has left here in the meantime is not brought back. */
async function write({ to, note }: Move, listId: number, list: string, rows: Row[]): Promise<void> {
  const refused = (row: Row, error: unknown) => note(`${list}: ${row.email} was not taken: ${refusedText(error)}`)
  const bulk = rows.filter(row => IN_BULK.has(row.status))
  const subscribe = (part: Row[]) =>
    to.api.listSubscribers.subscribeBulk(listId, { subscriber_data: part, update_existing: true })
  await inParts(bulk, subscribe, refused)
  for (const row of rows.filter(one => !IN_BULK.has(one.status))) {
    const one = { subscriber_data: row, update_existing: true, skip_confirmation: true }
    await inParts([row], () => to.api.listSubscribers.subscribe(listId, one), refused)
  }
}
