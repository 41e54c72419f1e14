import { beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../tests/kit/house.ts'
import { senderDomain } from './index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

describe('the domain of a sender', () => {
  it('says whether its DNS names who sends for it and what to do with others', async () => {
    house.records.set('shop.example', ['google-site-verification=x', 'v=spf1 include:mail.example -all'])
    house.records.set('_dmarc.shop.example', ['v=DMARC1; p=none'])
    expect(await senderDomain(house.ground, 'News@Shop.example')).toEqual({
      ...{ domain: 'shop.example', isFreemail: false, hasSpf: true, hasDmarc: true },
    })
  })

  it('is under the policy of the domain above, which does not say who sends', async () => {
    expect(await senderDomain(house.ground, 'a@news.shop.example')).toMatchObject({ hasSpf: false, hasDmarc: true })
  })

  it('without records has neither; what only looks like one is none', async () => {
    house.records.set('plain.example', ['v=spf10', 'spf1'])
    house.records.set('_dmarc.plain.example', ['DMARC1'])
    expect(await senderDomain(house.ground, 'a@plain.example')).toMatchObject({ hasSpf: false, hasDmarc: false })
  })

  it('is asked again after ten minutes', async () => {
    house.records.set('_dmarc.plain.example', ['v=DMARC1;p=none'])
    expect(await senderDomain(house.ground, 'a@plain.example')).toMatchObject({ hasDmarc: false })
    house.clock.forward(10 * 60_000)
    expect(await senderDomain(house.ground, 'a@plain.example')).toMatchObject({ hasDmarc: true })
  })

  it('is not known while nobody can be asked, and a free mailbox is told', async () => {
    const dns = {
      txt: async () => {
        throw new Error('ETIMEOUT')
      },
    }
    expect(await senderDomain({ ...house.ground, dns }, 'eva@seznam.cz')).toEqual({
      ...{ domain: 'seznam.cz', isFreemail: true, hasSpf: null, hasDmarc: null },
    })
    expect(await senderDomain(house.ground, 'nobody')).toBeNull()
    expect(await senderDomain(house.ground, 'a@localhost')).toBeNull()
  })
})
