import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { helpText, readConfig, settings, WrongSetting } from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'postolka-config-'))
afterAll(() => rmSync(folder, { recursive: true }))

const read = (env: Record<string, string>) => readConfig({ POSTOLKA_DATA_DIR: folder, ...env })

describe('the settings', () => {
  it('have defaults that start a small shop', () => {
    expect(read({})).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:8080',
      databaseUrl: null,
      smtp: null,
      roles: ['web', 'sender', 'worker'],
      account: 'shop',
      rateLimit: 1000,
      trustProxy: false,
    })
  })

  it('make the secret key once, for its owner only', () => {
    const first = read({}).secretKey
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(read({}).secretKey).toBe(first)
    expect(statSync(join(folder, 'secret-key')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(folder, 'secret-key'), 'utf8').trim()).toBe(first)
  })

  it.each([
    ['PORT', '0'],
    ['PORT', '80a'],
    ['PUBLIC_URL', 'mail.shop.example'],
    ['DATABASE_URL', 'mysql://x'],
    ['SMTP_URL', 'smtp.example'],
    ['POSTOLKA_ROLES', 'web,mailer'],
    ['POSTOLKA_SECRET_KEY', 'short'],
    ['POSTOLKA_ACCOUNT', 'My Shop'],
    ['POSTOLKA_ADMIN_EMAIL', 'nobody'],
    ['POSTOLKA_API_KEY', 'short'],
    ['POSTOLKA_RATE_LIMIT', '-1'],
    ['POSTOLKA_TRUST_PROXY', 'maybe'],
    ['POSTOLKA_LOG_LEVEL', 'loud'],
  ])('refuse %s=%s with one line that names it', (name, value) => {
    try {
      read({ [name]: value })
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(WrongSetting)
      expect((error as Error).message).toContain(name)
      expect((error as Error).message).not.toContain('\n')
    }
  })

  it('ask for a secret key beside a database of your own, and never echo a password', () => {
    expect(() => read({ DATABASE_URL: 'postgres://a:b@db/x' })).toThrow('POSTOLKA_SECRET_KEY')
    try {
      read({ SMTP_URL: 'smtp://user:hidden-word@host:notaport' })
      expect.unreachable()
    } catch (error) {
      expect((error as Error).message).not.toContain('hidden-word')
    }
  })

  it('are all explained by --help', () => {
    for (const setting of settings) expect(helpText()).toContain(`${setting.name}`)
  })
})
