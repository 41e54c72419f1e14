import { beforeAll, describe, expect, it } from 'vitest'
import { trackingSnippet } from '../../../contract/tracking-snippet.ts'
import { aHouse, type TestHouse } from '../../../tests/kit/house.ts'
import { anAdminApp, type Send, signedIn } from './test-app.ts'

let house: TestHouse
let send: Send
beforeAll(async () => {
  house = await aHouse()
  send = await signedIn(await anAdminApp(house), house)
})

describe('what a shop needs to be tracked', () => {
  it('names this server and the account', async () => {
    expect((await send('GET', '/tracking')).body).toEqual({
      origin: 'http://mail.test',
      appId: 'shop',
      linksTagged: true,
    })
  })

  it('has links that say who clicked until they shall not, which the history tells', async () => {
    expect((await send('PUT', '/tracking/links', { linksTagged: false })).body).toEqual({ linksTagged: false })
    expect((await send('GET', '/tracking')).body.linksTagged).toBe(false)
    const { entries } = (await send('GET', '/history')).body
    expect(entries[0]).toMatchObject({ action: 'account.changed', data: { changes: { links_tagged: [true, false] } } })
    await send('PUT', '/tracking/links', { linksTagged: true })
  })
})

describe('the tracking code', () => {
  it('says what is waited for', () => {
    const code = (consent: 'call' | 'mode' | 'none', spa?: boolean) =>
      trackingSnippet('https://m.example', 'shop', { consent, spa }).match(/\{ appId.*\}/)![0]
    expect(code('call')).toBe("{ appId: 'shop', waitForConsent: true }")
    expect(code('mode')).toBe("{ appId: 'shop', consentModeV2: true }")
    expect(code('none', true)).toBe("{ appId: 'shop', spa: true }")
  })
})
