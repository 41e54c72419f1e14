import { createServer } from 'node:net'
import { join } from 'node:path'
import { type DemoShop, startDemoShop } from '../scripts/demo-shop/shop.ts'
import { seedDemo, seedMany } from '../scripts/seed/seed.ts'
import { domain as demoDomain, name as demoName } from '../scripts/seed/shop-letters.ts'
import { type Config, helpText, type ProcessRole, readConfig, WrongSetting } from './platform/config.ts'
import { isConnectionLost } from './platform/db.ts'
import { migrate } from './platform/migrate.ts'
import { type EmbeddedPostgres, startPostgres } from './platform/postgres.ts'
import { runChild } from './roles/child.ts'
import { type Family, startFamily } from './roles/family.ts'
import { type Login, prepare } from './roles/prepare.ts'

/** Two folders up from dist/server/main.js: the package. */
const MIGRATIONS = join(import.meta.dirname, '../../server/migrations')

const say = (line: string) => console.log(line)

if (process.env.POSTOLKA_CHILD_ROLE) {
  await runChild(process.env.POSTOLKA_CHILD_ROLE as ProcessRole)
} else if (process.argv.includes('--help')) {
  say(helpText())
} else {
  await runParent(process.argv.slice(2))
}

async function runParent(args: string[]): Promise<void> {
  // What ps and top show, here and in each role.
  process.title = 'postolka'
  const isDemo = args.includes('--demo')
  let postgres: EmbeddedPostgres | null = null
  let family: Family | null = null
  let shop: DemoShop | null = null
  let stopping: Promise<void> | null = null
  const stop = (code: number) => {
    stopping ??= (async () => {
      if (code === 0 && family) say('stopping')
      await Promise.all([family?.stop(), shop?.stop()])
      await postgres?.stop()
      process.exit(code)
    })()
    return stopping
  }
  // Installed before PostgreSQL starts: a signal in between must stop it too. npm passes a signal on and the group gets
  // it as well, so each may come twice.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))

  endWithNpm(() => void stop(0))

  try {
    refuseUnknown(args)
    const settings = isDemo ? demoSettings(process.env) : process.env
    const config = readConfig(settings)
    const isSeeding = args.includes('--seed')
    if (config.roles.includes('web') && !isSeeding) await mustBeFree(config)
    if (!config.databaseUrl) postgres = await startPostgres({ dataDir: config.dataDir, say })
    const url = postgres?.url ?? config.databaseUrl!
    const directUrl = postgres?.directUrl ?? config.directDatabaseUrl ?? url
    await migrate(directUrl, MIGRATIONS, new Date()).catch(error => {
      throw isConnectionLost(error)
        ? new WrongSetting(`DATABASE_URL: ${new URL(directUrl).host} does not answer (${error.message}).`)
        : error
    })
    const wanted = isSeeding ? contactsWanted(args) : null
    const login = await prepare({ ...config, databaseUrl: url }, isDemo, async ground => {
      if (isDemo) await seedDemo(ground, say, `http://localhost:${shopPort(config)}`)
      if (wanted !== null) await seedMany(ground, wanted, say)
    })
    if (isSeeding) return await stop(0)
    if (stopping) return
    const env = {
      ...settings,
      DATABASE_URL: url,
      POSTOLKA_DIRECT_DATABASE_URL: directUrl,
      POSTOLKA_SECRET_KEY: config.secretKey,
      POSTOLKA_LOG_LEVEL: config.logLevel,
    }
    family = startFamily(config.roles, env, say)
    await family.ready
    if (isDemo && login && config.roles.includes('web')) shop = await openShop(config, login)
    announce(config, isDemo, login, shop)
  } catch (error) {
    if (stopping) return
    const isUsers = error instanceof WrongSetting
    console.error(isUsers ? error.message : `Poštolka could not start: ${(error as Error).message}`)
    await stop(1)
  }
}

/**
 * A SIGTERM to npm alone (a supervisor, `docker stop`) ends npm and its shell and never reaches us: then we are an
 * orphan, which nobody meant.
 */
function endWithNpm(stop: () => void): void {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) stop()
  }, 500).unref()
}

function refuseUnknown(args: string[]): void {
  const known = ['--demo', '--seed', '--contacts', '--help']
  const unknown = args.find((arg, i) => !known.includes(arg) && args[i - 1] !== '--contacts')
  if (unknown !== undefined) throw new WrongSetting(`${unknown} is not known here; npm start -- --help lists what is.`)
}

function contactsWanted(args: string[]): number {
  const given = args[args.indexOf('--contacts') + 1]
  const n = args.includes('--contacts') ? Number(given) : 5_000
  if (!Number.isInteger(n) || n < 1 || n > 100_000_000)
    throw new WrongSetting(`--contacts must be a whole number from 1 to 100000000, not "${given}".`)
  return n
}

/** Asked before anything else is started, so that a taken port costs nothing and is said in one line. */
async function mustBeFree({ host, port }: Config): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? `port ${port} on ${host} is taken`
          : `cannot listen on ${host}:${port} (${error.code})`
      reject(
        new WrongSetting(`${why[0]!.toUpperCase()}${why.slice(1)}; choose another with PORT, for example PORT=8081.`),
      )
    })
    probe.listen({ host, port }, () => probe.close(() => resolve()))
  })
}

/** The feed of the demo's e-shop is on this machine; it may be fetched where nobody from outside can ask for that. */
function demoSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isAlone = ['127.0.0.1', 'localhost', '::1'].includes(env.HOST?.trim() || '127.0.0.1')
  return { POSTOLKA_LOG_LEVEL: 'warn', ...(isAlone && { POSTOLKA_ALLOW_PRIVATE_NETWORKS: 'true' }), ...env }
}

// A function: the arrow of a const is not there yet while this module awaits the start at its top.
function shopPort(config: Config): number {
  return config.demoShopPort ?? config.port + 1
}

/** The demo's e-shop, beside the server that tracks it. */
async function openShop(config: Config, { apiKey }: Login): Promise<DemoShop> {
  return await startDemoShop({
    name: demoName,
    shop: demoDomain,
    host: config.host,
    port: shopPort(config),
    origin: config.publicUrl,
    appId: config.account,
    api: { url: `http://127.0.0.1:${config.port}`, key: apiKey },
  })
}

function announce(config: Config, isDemo: boolean, login: Login | null, shop: DemoShop | null): void {
  const base = `http://localhost:${config.port}`
  if (config.roles.includes('web')) {
    say('')
    say(`  Admin     ${base}/app/`)
    if (login) {
      say(`  Sign in   ${login.email}   ${login.password}`)
      say(`  API key   ${login.apiKey}`)
      say(`  Try       curl -H 'key: ${login.apiKey}' '${base}/${isDemo ? 'lists/1/subscribers?per_page=1' : 'lists'}'`)
      if (!isDemo)
        say('            The password and the key are printed this once; the key can be seen and renewed in the admin.')
    } else {
      say('  Sign in   as before; the API key is in the admin, under For developers')
    }
    if (shop) say(`  Shop      ${shop.url}/   what a visitor does there is seen at the contact`)
    if (!config.smtp) say('  Mail      stays in the built-in mailbox; set SMTP_URL to send it for real')
    say('')
  }
  say(config.roles.includes('web') ? `ready ${base}` : `ready: ${config.roles.join(', ')}`)
}
