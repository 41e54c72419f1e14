import { describe, expect, it } from 'vitest'
import type { SubscriptionStatus } from '../../../contract/list.ts'
import { planMerge, type Side, uniteStatus } from './merge-plan.ts'
import { applyProfile, emptyProfile, type ProfilePatch } from './profile.ts'
import type { ContactRow, SubscriptionRow } from './queries.ts'

const at = new Date('2026-11-01T10:00:00Z')

function subscription(
  listId: number,
  status: SubscriptionStatus,
  given: Partial<SubscriptionRow> = {},
): SubscriptionRow {
  return {
    id: listId * 10,
    list_id: listId,
    contact_id: 1,
    status,
    subscribed_at: at,
    unsubscribed_at: null,
    fields: {},
    groups: null,
    source: 'api',
    unsub_reason: null,
    status_history: [],
    sms_status: 0,
    confirmed_at: null,
    ...given,
  }
}

function side(
  id: number,
  patch: ProfilePatch,
  subscriptions: SubscriptionRow[] = [],
  given: Partial<ContactRow> = {},
): Side {
  const email = `person${id}@example.com`
  const contact: ContactRow = {
    ...applyProfile(emptyProfile(), patch).profile,
    id,
    email,
    email_key: email,
    suppressed: null,
    soft_bounces: 0,
    hard_bounced: false,
    bounce_message: null,
    last_open_at: null,
    last_click_at: null,
    inserted_at: at,
    updated_at: at,
    ...given,
  }
  return { contact, subscriptions }
}

const bounced = {
  status_history: [{ date: '', source: 'link', status_new: 'hard_bounced', status_old: 'subscribed' }],
} as const
const rows = {
  'a complaint': subscription(1, 'complained'),
  'an unsubscription': subscription(1, 'unsubscribed'),
  'a subscription': subscription(1, 'subscribed'),
  'a hard bounce': subscription(1, 'hard_bounced', { status_history: [...bounced.status_history] }),
  'a hard bounce of unknown past': subscription(1, 'hard_bounced'),
  'no confirmation': subscription(1, 'unconfirmed'),
  nothing: null,
}

describe('the subscriptions of two contacts', () => {
  it.each([
    ['a subscription', 'an unsubscription', 'unsubscribed'],
    ['an unsubscription', 'a subscription', 'unsubscribed'],
    ['an unsubscription', 'a complaint', 'complained'],
    ['a complaint', 'a subscription', 'complained'],
    ['a subscription', 'a hard bounce', 'subscribed'],
    ['a hard bounce', 'a subscription', 'hard_bounced'],
    ['a subscription', 'no confirmation', 'subscribed'],
    ['no confirmation', 'a subscription', 'unconfirmed'],
    ['a subscription', 'nothing', 'subscribed'],
    ['nothing', 'a subscription', 'subscribed'],
    ['nothing', 'an unsubscription', 'unsubscribed'],
    ['nothing', 'a hard bounce', 'subscribed'],
    ['nothing', 'a hard bounce of unknown past', 'unconfirmed'],
  ] as const)('%s of the address that stays and %s of the other come to %s', (kept, dropped, status) => {
    expect(uniteStatus(rows[kept], rows[dropped]).status).toBe(status)
  })
})

describe('two profiles', () => {
  it("keep the winner's values and fill its gaps; tags are those of both", () => {
    const winner = side(1, { name: 'Jana', city: 'Brno', tags: ['vip'] })
    const loser = side(2, { name: 'Jana', surname: 'Malá', city: 'Praha', phone: '777 123 456', tags: ['čaj', 'vip'] })
    const { profile } = planMerge(winner, loser, [])
    expect(profile).toMatchObject({
      name: 'Jana',
      surname: 'Malá',
      city: 'Brno',
      phone: '777 123 456',
      tags: ['vip', 'čaj'],
    })
    expect(profile).toMatchObject({ vocative: 'Jano', gender: 'female' })
  })

  it('work out the vocative of the name that stays, but a vocative that somebody gave is kept', () => {
    const winner = side(1, { name: 'Jan' })
    const loser = side(2, { name: 'Petr' })
    expect(planMerge(winner, loser, [{ field: 'name', listId: null }]).profile.vocative).toBe('Petře')
    const named = side(3, { name: 'Petr', vocative: 'Péťo' })
    expect(planMerge(winner, named, []).profile).toMatchObject({ name: 'Jan', vocative: 'Péťo' })
    expect(planMerge(winner, named, []).profile.derived).not.toContain('vocative')
  })

  it("take the loser's address with what belongs to it", () => {
    const winner = side(1, {}, [subscription(1, 'hard_bounced')], { suppressed: 'hard_bounce', hard_bounced: true })
    const loser = side(2, {}, [subscription(1, 'subscribed')])
    const plan = planMerge(winner, loser, [{ field: 'email', listId: null }])
    expect(plan.address).toMatchObject({ email: 'person2@example.com', suppressed: null, hard_bounced: false })
    expect(plan.subscriptions).toMatchObject([{ status: 'subscribed' }])
  })

  it('stay suppressed where the person asked for it under either address', () => {
    const angry = side(2, {}, [], { suppressed: 'complaint' })
    expect(planMerge(side(1, {}), angry, []).address.suppressed).toBe('complaint')
    const excluded = side(2, {}, [], { suppressed: 'manual' })
    expect(planMerge(side(1, {}), excluded, []).address.suppressed).toBe('manual')
    const bouncing = side(2, {}, [], { suppressed: 'hard_bounce' })
    expect(planMerge(side(1, {}), bouncing, []).address.suppressed).toBeNull()
  })

  it('choose fields and groups of a list one by one', () => {
    const winner = side(1, {}, [
      subscription(3, 'subscribed', { fields: { size: 'M', shoe: '' }, groups: { g: ['a'] } }),
    ])
    const loser = side(2, {}, [
      subscription(3, 'subscribed', { fields: { size: 'L', shoe: 42, hat: 'red' }, groups: { g: ['b'], h: ['c'] } }),
    ])
    const [plain] = planMerge(winner, loser, []).subscriptions
    expect(plain).toMatchObject({ fields: { size: 'M', shoe: 42, hat: 'red' }, groups: { g: ['a'], h: ['c'] } })
    const takes = [
      { field: 'size', listId: 3 },
      { field: 'g', listId: 3 },
    ]
    const [chosen] = planMerge(winner, loser, takes).subscriptions
    expect(chosen).toMatchObject({ fields: { size: 'L' }, groups: { g: ['b'] } })
    expect(planMerge(winner, loser, [{ field: 'size', listId: 4 }]).subscriptions[0]!.fields.size).toBe('M')
  })
})
