import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { webhookEvents } from '../../../contract/webhook-event.ts'
import { signatureOf } from './sign.ts'

const text = readFileSync(join(import.meta.dirname, '../../../docs/webhooks.md'), 'utf8')
const blockOf = (language: string) => new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(text)![1]!

const hasPhp = spawnSync('php', ['-v']).status === 0

type Check = (secret: string, headers: Record<string, string>, body: string) => boolean

describe('docs/webhooks.md', () => {
  it('verifies in Node what we sign, and nothing else', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'postolka-docs-')), 'verify.mjs')
    writeFileSync(file, blockOf('js'))
    const { isFromPostolka } = (await import(pathToFileURL(file).href)) as { isFromPostolka: Check }
    const [secret, other] = [1, 2].map(byte => `whsec_${Buffer.alloc(32, byte).toString('base64')}`) as [string, string]
    const now = Math.floor(Date.now() / 1000)
    const body = '{"type":"contact.created","name":"Žofie"}'
    const signed = (key: string, at = now) => ({
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(at),
      'webhook-signature': signatureOf(key, 'msg_1', at, body),
    })
    const both = {
      ...signed(secret),
      'webhook-signature': [other, secret].map(key => signatureOf(key, 'msg_1', now, body)).join(' '),
    }
    expect(isFromPostolka(secret, signed(secret), body)).toBe(true)
    expect(isFromPostolka(secret, both, body)).toBe(true)
    expect(isFromPostolka(secret, signed(other), body)).toBe(false)
    expect(isFromPostolka(secret, signed(secret), `${body} `)).toBe(false)
    expect(isFromPostolka(secret, signed(secret, now - 600), body)).toBe(false)
    expect(isFromPostolka(secret, { ...signed(secret), 'webhook-signature': '' }, body)).toBe(false)
  })

  it.skipIf(!hasPhp)('verifies in PHP as well', () => {
    const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
    const at = Math.floor(Date.now() / 1000)
    const body = '{"name":"Žofie"}'
    const told = (signature: string) => {
      const headers = `['webhook-id' => 'msg_1', 'webhook-timestamp' => '${at}', 'webhook-signature' => '${signature}']`
      const code = `${blockOf('php')}\nvar_dump(isFromPostolka('${secret}', ${headers}, '${body}'));`
      return execFileSync('php', ['-r', code], { encoding: 'utf8' }).trim()
    }
    expect(told(`v1,AAAA ${signatureOf(secret, 'msg_1', at, body)}`)).toBe('bool(true)')
    expect(told(signatureOf(secret, 'msg_2', at, body))).toBe('bool(false)')
    expect(told('')).toBe('bool(false)')
  })

  it('signs as the example of the specification does', () => {
    // https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
    const body = '{"test": 2432232314}'
    const signature = signatureOf(
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      1614265330,
      body,
    )
    expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })

  it.each(Object.entries(webhookEvents))('shows %s as the contract has it', (name, { example }) => {
    expect(text).toContain(`**${name}**`)
    expect(text).toContain(JSON.stringify(example))
  })
})
