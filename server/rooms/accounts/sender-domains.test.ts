import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { readAudience, readCampaign } from '../campaigns/index.ts'
import {
  addSenderDomain,
  checkSenderDomain,
  isVerifiedSender,
  NOBODY,
  readHistory,
  readSenderDomain,
  readSenderDomains,
  recheckDomains,
  removeSenderDomain,
} from './index.ts'

const DAY_MS = 86_400_000

let house: TestHouse
beforeAll(async () => {
  house = await aHouse({ POSTOLKA_REQUIRE_VERIFIED_DOMAINS: 'true' })
})

const add = (name: string) => addSenderDomain(house.ground, house.accountId, name, NOBODY)
const isVerified = (address: string) => isVerifiedSender(house.ground.db, house.accountId, address)

function publish(name: string) {
  house.records.set(name, ['v=spf1 include:mail.example ~all'])
  house.records.set(`_dmarc.${name}`, ['v=DMARC1; p=none'])
}

describe('a sender domain', () => {
  it('is verified when its DNS has both records, and for its own addresses only', async () => {
    publish('shop.example')
    expect(await add(' Shop.Example. ')).toMatchObject({ name: 'shop.example', valid: true, has_spf: true })
    expect(await isVerified('News@SHOP.example')).toBe(true)
    expect(await isVerified('news@mail.shop.example')).toBe(false)
    expect(await isVerified('news@other.example')).toBe(false)
    expect(await isVerified('shop.example@evil.example')).toBe(false)
  })

  it('with one record only is not', async () => {
    house.records.set('half.example', ['v=spf1 -all'])
    expect(await add('half.example')).toMatchObject({ valid: false, has_spf: true, has_dmarc: false })
    expect(await isVerified('a@half.example')).toBe(false)
  })

  it('added twice is one; in national letters it is kept as DNS has it', async () => {
    const { id } = await add('květinka.example')
    expect(await add('xn--kvtinka-r9a.example')).toMatchObject({ id, name: 'xn--kvtinka-r9a.example' })
  })

  it.each(['', 'localhost', 'a b.cz', 'a@b.cz', 'http://shop.example', 'x'.repeat(300), `${'x'.repeat(64)}.cz`])(
    'is refused when it is none: %s',
    async name => {
      await expect(add(name)).rejects.toMatchObject({ code: 'domain.invalid' })
    },
  )

  it('is refused when anybody may have a mailbox there', async () => {
    await expect(add('Gmail.com')).rejects.toMatchObject({ code: 'domain.freemail' })
  })

  it('is looked at again after a day by itself, and at once when asked', async () => {
    const half = (await readSenderDomains(house.ground, house.accountId)).find(one => one.name === 'half.example')!
    publish('half.example')
    expect(await recheckDomains(house.ground)).toBe(0)
    house.clock.forward(DAY_MS + 1)
    expect(await recheckDomains(house.ground)).toBe(3)
    expect(await readSenderDomain(house.ground, house.accountId, half.id)).toMatchObject({ valid: true })
    house.records.delete('half.example')
    expect(await checkSenderDomain(house.ground, house.accountId, half.id)).toMatchObject({ valid: false })
  })

  it('stays what it was while the name system does not answer', async () => {
    const dns = {
      txt: async () => {
        throw new Error('ETIMEOUT')
      },
    }
    const [shop] = await readSenderDomains(house.ground, house.accountId)
    expect(await checkSenderDomain({ ...house.ground, dns }, house.accountId, shop!.id)).toMatchObject({ valid: true })
  })

  it('is of one account, and its coming and going is kept', async () => {
    const { accountId } = await anotherAccount(house)
    const { id } = await add('gone.example')
    await expect(removeSenderDomain(house.ground, accountId, id, NOBODY)).rejects.toMatchObject({
      code: 'thing.notFound',
    })
    await expect(checkSenderDomain(house.ground, accountId, id)).rejects.toMatchObject({ code: 'thing.notFound' })
    expect(await readSenderDomains(house.ground, accountId)).toEqual([])
    expect(await removeSenderDomain(house.ground, house.accountId, id, NOBODY)).toMatchObject({ name: 'gone.example' })
    const { entries } = await readHistory(house.ground, house.accountId, { kind: 'domain' }, {})
    expect(entries.slice(0, 2).map(entry => entry.action)).toEqual(['domain.removed', 'domain.added'])
  })
})

describe('where mails leave from verified domains only', () => {
  it('a campaign from another one does not start, and starts once it is verified', async () => {
    const list = await aList(house)
    await aContact(house, list.id)
    const { id } = await aCampaign(house, [list.id])
    const [shop] = (await readSenderDomains(house.ground, house.accountId)).filter(one => one.name === 'shop.example')
    await removeSenderDomain(house.ground, house.accountId, shop!.id, NOBODY)
    const blocking = async () =>
      (await readAudience(house.ground, house.accountId, id, { leavesMachine: false })).warnings.filter(
        one => one.blocking,
      )
    expect(await blocking()).toEqual([{ code: 'domainNotVerified', blocking: true, data: { domain: 'shop.example' } }])
    await expect(startNow(house, id)).rejects.toMatchObject({ code: 'campaign.domainNotVerified' })
    expect(await readCampaign(house.ground, house.accountId, id)).toMatchObject({ status: 'draft', startedAt: null })
    await add('shop.example')
    expect(await blocking()).toEqual([])
    await startNow(house, id)
    expect(await readCampaign(house.ground, house.accountId, id)).toMatchObject({ status: 'sending' })
  })
})
