import { beforeEach, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, aSender, type Sink, smtpSink, startNow, target, until } from '../../../tests/kit/sending.ts'
import { aMail, sendNow } from '../../../tests/kit/transactional.ts'
import { type Carriers, smtpCarriers } from './index.ts'

let house: TestHouse
beforeEach(async () => {
  house = await aHouse()
})

/** A campaign under way to a server that takes a while over each mail. */
async function aSlowCampaign(sink: Sink, carriers: Carriers, people: number) {
  const list = await aList(house)
  for (let i = 0; i < people; i++) await aContact(house, list.id, { email: `p${i}@crowd.example` })
  const campaign = await aCampaign(house, [list.id])
  const { sender, stop } = await aSender(house, carriers)
  await startNow(house, campaign.id)
  sender.wake()
  await until(async () => sink.mails.length > 0)
  return { sender, stop }
}

describe('the lanes of the sender', () => {
  it.each([1, 2, 10])(
    'a mail to one does not queue behind a campaign, with %i connections allowed',
    async connections => {
      const sink = await smtpSink({ delayMs: 60 })
      const people = 60
      const { sender, stop } = await aSlowCampaign(sink, smtpCarriers(target(sink, connections)), people)
      await sendNow(house, aMail('waiting@example.com'))
      sender.wake()
      await until(async () => sink.mails.some(mail => mail.to === 'waiting@example.com'))
      const before = sink.mails.findIndex(mail => mail.to === 'waiting@example.com')
      expect(before).toBeLessThan(people / 2)
      await stop()
    },
  )

  it('a campaign takes no connection that is kept for mails to one', async () => {
    const sink = await smtpSink({ delayMs: 40 })
    let open = 0
    let most = 0
    const carriers = smtpCarriers(target(sink, 10))
    const counting: Carriers = {
      most: carriers.most,
      open: async () => {
        const carrier = await carriers.open()
        most = Math.max(most, ++open)
        const destroy = carrier.destroy.bind(carrier)
        let isGone = false
        carrier.destroy = () => {
          if (!isGone) open--
          isGone = true
          destroy()
        }
        return carrier
      },
    }
    const { sender, stop } = await aSlowCampaign(sink, counting, 60)
    await until(async () => sink.mails.length >= 30)
    expect(most).toBe(9)
    await sendNow(house, aMail('waiting@example.com'))
    sender.wake()
    await until(async () => sink.mails.some(mail => mail.to === 'waiting@example.com'))
    expect(most).toBe(10)
    await stop()
  })
})
