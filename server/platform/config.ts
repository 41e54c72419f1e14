import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseSmtpUrl, type SmtpTarget } from './smtp.ts'

export type ProcessRole = 'web' | 'sender' | 'worker'

interface Setting {
  name: string
  /** What `--help` shows; an empty text means "not set". */
  default: string
  about: string
}

/** Every setting with its default and one sentence; the whole of `npm start -- --help`. */
export const settings = [
  { name: 'PORT', default: '8080', about: 'Port of everything: API, admin, tracking and public pages.' },
  { name: 'HOST', default: '127.0.0.1', about: 'Address to listen on; 0.0.0.0 lets other machines in.' },
  {
    name: 'PUBLIC_URL',
    default: '',
    about: 'Address under which the world reaches us, used in every link of a mail; default http://localhost:PORT.',
  },
  {
    name: 'DATABASE_URL',
    default: '',
    about: 'PostgreSQL 15 or newer; not set: an embedded one is started in the data directory.',
  },
  {
    name: 'POSTOLKA_DIRECT_DATABASE_URL',
    default: '',
    about: 'Direct address for LISTEN, migrations and locks where DATABASE_URL goes through PgBouncer.',
  },
  {
    name: 'POSTOLKA_DATA_DIR',
    default: '.data',
    about: 'Folder of the embedded PostgreSQL and of the generated secret key.',
  },
  {
    name: 'SMTP_URL',
    default: '',
    about:
      'smtp://user:password@host:587?connections=10 or smtps://…; not set: the built-in mailbox, nothing leaves the machine.',
  },
  {
    name: 'POSTOLKA_ROLES',
    default: 'web,sender,worker',
    about: 'What this machine does, each in a process of its own.',
  },
  {
    name: 'POSTOLKA_SECRET_KEY',
    default: '',
    about: 'Secret that seals keys and signs links; required with DATABASE_URL, else generated once.',
  },
  { name: 'POSTOLKA_ACCOUNT', default: 'shop', about: 'App id of the first account, as trackers send it in aid.' },
  {
    name: 'POSTOLKA_ADMIN_EMAIL',
    default: 'admin@postolka.example',
    about: 'First administrator, made at the first start.',
  },
  {
    name: 'POSTOLKA_ADMIN_PASSWORD',
    default: '',
    about: "The first administrator's password; not set: generated and printed once.",
  },
  { name: 'POSTOLKA_API_KEY', default: '', about: "The first account's API key; not set: generated and printed once." },
  { name: 'POSTOLKA_RATE_LIMIT', default: '1000', about: 'API calls a minute and key; 0: no limit.' },
  {
    name: 'POSTOLKA_REQUIRE_VERIFIED_DOMAINS',
    default: 'false',
    about: 'Refuse to send from a domain that is not verified.',
  },
  {
    name: 'POSTOLKA_ALLOW_PRIVATE_NETWORKS',
    default: 'false',
    about: 'Let webhooks and feeds reach private addresses, for tests and intranets.',
  },
  {
    name: 'POSTOLKA_TRUST_PROXY',
    default: 'false',
    about: "Believe X-Forwarded-For and -Proto: true behind a proxy of one's own.",
  },
  {
    name: 'POSTOLKA_FEED_MB',
    default: '200',
    about: 'A feed of products is read up to so many megabytes, unpacked.',
  },
  {
    name: 'POSTOLKA_LATE_START_HOURS',
    default: '3',
    about: 'A scheduled start that could not happen for longer than this waits for a person instead of going out late.',
  },
  { name: 'DEMO_SHOP_PORT', default: '', about: "Port of the demo's e-shop; not set: the next free one after PORT." },
  { name: 'POSTOLKA_LOG_LEVEL', default: 'info', about: 'trace, debug, info, warn or error.' },
] as const satisfies Setting[]

export interface Config {
  port: number
  host: string
  publicUrl: string
  databaseUrl: string | null
  directDatabaseUrl: string | null
  dataDir: string
  smtp: SmtpTarget | null
  roles: ProcessRole[]
  secretKey: string
  account: string
  adminEmail: string
  adminPassword: string | null
  apiKey: string | null
  rateLimit: number
  requireVerifiedDomains: boolean
  allowPrivateNetworks: boolean
  trustProxy: boolean
  lateStartHours: number
  demoShopPort: number | null
  feedMegabytes: number
  logLevel: string
}

/** One clear sentence for the person who starts us. */
export class WrongSetting extends Error {}

type Env = Record<string, string | undefined>

/** Reads and checks every setting; throws WrongSetting. Makes the data directory and its secret key when needed. */
export function readConfig(env: Env): Config {
  const text = (name: (typeof settings)[number]['name']) =>
    env[name]?.trim() || settings.find(s => s.name === name)!.default
  const port = wholeNumber('PORT', text('PORT'), 1, 65_535)
  const databaseUrl = postgresUrl('DATABASE_URL', text('DATABASE_URL'))
  const dataDir = resolve(text('POSTOLKA_DATA_DIR'))
  const apiKey = text('POSTOLKA_API_KEY') || null
  if (apiKey && !/^[\x21-\x7e]{16,200}$/.test(apiKey)) {
    throw new WrongSetting('POSTOLKA_API_KEY must have 16 to 200 visible ASCII characters.')
  }
  const account = text('POSTOLKA_ACCOUNT')
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(account)) {
    throw new WrongSetting('POSTOLKA_ACCOUNT must be lower-case letters, digits and hyphens, as in a host name.')
  }
  return {
    port,
    host: text('HOST'),
    publicUrl: publicUrl(text('PUBLIC_URL'), port),
    databaseUrl,
    directDatabaseUrl: postgresUrl('POSTOLKA_DIRECT_DATABASE_URL', text('POSTOLKA_DIRECT_DATABASE_URL')),
    dataDir,
    smtp: smtpTarget(text('SMTP_URL')),
    roles: roles(text('POSTOLKA_ROLES')),
    secretKey: secretKey(text('POSTOLKA_SECRET_KEY'), databaseUrl, dataDir),
    account,
    adminEmail: emailAddress('POSTOLKA_ADMIN_EMAIL', text('POSTOLKA_ADMIN_EMAIL')),
    adminPassword: text('POSTOLKA_ADMIN_PASSWORD') || null,
    apiKey,
    rateLimit: wholeNumber('POSTOLKA_RATE_LIMIT', text('POSTOLKA_RATE_LIMIT'), 0, 10_000_000),
    requireVerifiedDomains: yesOrNo('POSTOLKA_REQUIRE_VERIFIED_DOMAINS', text('POSTOLKA_REQUIRE_VERIFIED_DOMAINS')),
    allowPrivateNetworks: yesOrNo('POSTOLKA_ALLOW_PRIVATE_NETWORKS', text('POSTOLKA_ALLOW_PRIVATE_NETWORKS')),
    trustProxy: yesOrNo('POSTOLKA_TRUST_PROXY', text('POSTOLKA_TRUST_PROXY')),
    demoShopPort: text('DEMO_SHOP_PORT') ? wholeNumber('DEMO_SHOP_PORT', text('DEMO_SHOP_PORT'), 1, 65_535) : null,
    feedMegabytes: wholeNumber('POSTOLKA_FEED_MB', text('POSTOLKA_FEED_MB'), 1, 10_000),
    lateStartHours: wholeNumber('POSTOLKA_LATE_START_HOURS', text('POSTOLKA_LATE_START_HOURS'), 1, 8_784),
    logLevel: oneOf('POSTOLKA_LOG_LEVEL', text('POSTOLKA_LOG_LEVEL'), [
      'trace',
      'debug',
      'info',
      'warn',
      'error',
      'silent',
    ]),
  }
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const n = Number(text)
  if (!/^\d+$/.test(text) || n < least || n > most)
    throw new WrongSetting(`${name} must be a whole number from ${least} to ${most}, not "${text}".`)
  return n
}

function yesOrNo(name: string, text: string): boolean {
  if (/^(true|1|yes)$/i.test(text)) return true
  if (/^(false|0|no)$/i.test(text)) return false
  throw new WrongSetting(`${name} must be true or false, not "${text}".`)
}

function oneOf(name: string, text: string, known: string[]): string {
  if (!known.includes(text)) throw new WrongSetting(`${name} must be one of ${known.join(', ')}, not "${text}".`)
  return text
}

function roles(text: string): ProcessRole[] {
  const named = text.split(',').map(role => role.trim())
  for (const role of named) oneOf('POSTOLKA_ROLES', role, ['web', 'sender', 'worker'])
  return [...new Set(named)] as ProcessRole[]
}

function postgresUrl(name: string, text: string): string | null {
  if (text === '') return null
  if (!/^postgres(ql)?:\/\/./.test(text) || !URL.canParse(text))
    throw new WrongSetting(`${name} must look like postgres://user:password@host:5432/database.`)
  return text
}

function publicUrl(text: string, port: number): string {
  if (text === '') return `http://localhost:${port}`
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    throw new WrongSetting(`PUBLIC_URL must look like https://mail.shop.example, not "${text}".`)
  return url.href.replace(/\/+$/, '')
}

function emailAddress(name: string, text: string): string {
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(text)) throw new WrongSetting(`${name} must be an e-mail address, not "${text}".`)
  return text
}

function smtpTarget(text: string): SmtpTarget | null {
  if (text === '') return null
  try {
    return parseSmtpUrl(text)
  } catch (error) {
    throw new WrongSetting(`SMTP_URL: ${(error as Error).message}`)
  }
}

function secretKey(text: string, databaseUrl: string | null, dataDir: string): string {
  if (text !== '') {
    if (text.length < 16) throw new WrongSetting('POSTOLKA_SECRET_KEY must have at least 16 characters.')
    return text
  }
  if (databaseUrl)
    throw new WrongSetting('POSTOLKA_SECRET_KEY is required with DATABASE_URL; make one with: openssl rand -hex 32')
  const file = join(dataDir, 'secret-key')
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    mkdirSync(dataDir, { recursive: true })
    // wx: of two first starts at once one makes the key, the other reads it.
    try {
      writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 })
      chmodSync(file, 0o600)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new WrongSetting(`POSTOLKA_DATA_DIR ${dataDir} cannot be written: ${(error as Error).message}`)
    }
    return readFileSync(file, 'utf8').trim()
  }
}

/** What `npm start -- --help` prints. */
export function helpText(): string {
  const rows = settings.map(s => `  ${s.name}${s.default ? ` (${s.default})` : ''}\n      ${s.about}`)
  return `Poštolka: self-hosted e-mail marketing that speaks the Ecomail API v2.\n\nSettings (environment, default in brackets):\n${rows.join('\n')}\n`
}
