import { isIPv6 } from 'node:net'
import type { ListForm } from '../../../contract/list-form.ts'
import { parseAddress } from '../../platform/address.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { countCall } from '../../platform/rate.ts'
import { accountById } from '../accounts/index.ts'
import { record } from '../events/index.ts'
import { type FormAddress, listOfForm } from './form-address.ts'
import { formOf } from './list-form.ts'
import { type FieldRow, fieldsOf, type GroupRow, groupsOf, type ListRow, listById } from './queries-lists.ts'
import { readSignUp, type SignUpValues } from './sign-up-values.ts'
import { subscribeIn } from './subscribe.ts'

/** Of one visitor; an office or a school stands behind one address. */
const PER_VISITOR = { calls: 30, windowS: 600 }
/** Mails that strangers can make one list send to one address. */
const PER_ADDRESS = { calls: 3, windowS: 86_400 }

export interface SignUpForm {
  accountId: number
  list: ListRow
  form: ListForm
  fields: FieldRow[]
  /** Those that the form shows, in its order. */
  groups: GroupRow[]
  /** Who will write. */
  sender: string
}

/** Null: there is no such form; 'several': nobody can tell whose of several it is. */
export async function readForm(
  ground: Ground,
  address: FormAddress,
): Promise<(SignUpForm & { isShared: boolean }) | 'several' | null> {
  const found = await listOfForm(ground, address)
  if (found === 'several') return found
  const form = found && (await formOfList(ground, found.accountId, found.listId))
  return form && { ...form, isShared: found!.isShared }
}

export async function formOfList(ground: Ground, accountId: number, listId: number): Promise<SignUpForm | null> {
  const [list, fields, groups, account] = await Promise.all([
    listById(ground.db, accountId, listId),
    fieldsOf(ground.db, accountId, [listId]),
    groupsOf(ground.db, accountId, [listId]),
    accountById(ground.db, accountId),
  ])
  return list && account ? formFor(accountId, list, { fields, groups }, account.name) : null
}

export function formFor(
  accountId: number,
  list: ListRow,
  known: { fields: FieldRow[]; groups: GroupRow[] },
  accountName: string,
): SignUpForm {
  const form = formOf(list, known.fields, known.groups)
  const groups = form.groups.flatMap(id => known.groups.find(group => group.id === id) ?? [])
  const sender = list.from_name?.trim() || accountName
  return { accountId, list, form, fields: known.fields, groups, sender }
}

export interface SignUpVisitor {
  ip: string
  userAgent: string | null
  /** What the form itself says it showed; null where it was another site's. */
  wording: string | null
  /** Why that cannot be taken for a consent. */
  refused: 'notAgreed' | 'changed' | null
  page: string | null
  source: string | null
}

/**
 * Signs somebody up by a form. Says only what is wrong with the values, never whether the address was known: whoever is in
 * already is told so by mail where the page speaks of one. What a contact already has stays as it is, since the form may have
 * been filled by anybody. Throws request.tooMany { retryAfterS }.
 */
export async function signUp(
  ground: Ground,
  to: SignUpForm,
  entries: Iterable<[string, string]>,
  visitor: SignUpVisitor,
): Promise<SignUpValues> {
  await countVisitor(ground, visitor.ip)
  const values = readSignUp(to.form, to, entries)
  if (visitor.refused) values.errors.agree = visitor.refused
  if (Object.keys(values.errors).length > 0) return values
  const { accountId, list } = to
  const { key } = parseAddress(values.email)!
  const hash = ground.secrets.hash('sign-up', key).toString('base64url')
  const window = await countCall(
    ground.db,
    `sign-up address ${accountId} ${list.id} ${hash}`,
    PER_ADDRESS.calls,
    PER_ADDRESS.windowS,
  )
  if (window.allowed) await write(ground, to, values, visitor)
  return values
}

async function write(ground: Ground, to: SignUpForm, values: SignUpValues, visitor: SignUpVisitor): Promise<void> {
  const { accountId, list } = to
  const { email, profile, fields, groups } = values
  const { source, page, refused: _, ...origin } = visitor
  const row = { email, profile: source ? { ...profile, source } : profile, fields, groups }
  await ground.db.transaction(async tx => {
    const [subscribed] = await subscribeIn(ground, tx, accountId, list.id, {
      rows: [row],
      origin: { ...origin, source: page, channel: 'form' },
      updateExisting: false,
      resubscribe: true,
      confirmReturn: true,
      skipConfirmation: false,
      triggerAutomations: true,
      triggerChanges: true,
      notifyOwner: true,
    })
    const { contact, subscription, alreadySubscribed } = subscribed!
    if (!alreadySubscribed || subscription.status !== 'subscribed' || !list.double_optin) return
    const data = { kind: 'alreadySubscribed', listId: list.id }
    const at = ground.clock.now()
    await record(tx, accountId, [{ type: 'mail.requested', at, contactId: contact.id, data }])
  })
}

async function countVisitor(ground: Ground, ip: string): Promise<void> {
  const window = await countCall(ground.db, `sign-up ip ${network(ip)}`, PER_VISITOR.calls, PER_VISITOR.windowS)
  if (!window.allowed) throw problem('request.tooMany', { retryAfterS: window.retryAfterS })
}

/** One customer has a /64 of IPv6 addresses at least. */
function network(ip: string): string {
  if (!isIPv6(ip) || ip.includes('.')) return ip
  const [head = '', tail] = ip.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length
  return [...left, ...Array<string>(zeros).fill('0'), ...right].slice(0, 4).join(':')
}
