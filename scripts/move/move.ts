/** npm run move: an account from any server of the Ecomail API into this one. */
import { Postolka, PostolkaError, PostolkaUnreachable } from '../../client/src/index.ts'
import { perform } from '../../client/src/transport.ts'
import { moveCampaigns } from './campaigns.ts'
import { compare } from './compare.ts'
import { moveContacts } from './contacts.ts'
import { moveLists } from './lists.ts'
import { moveDomains, moveOrders } from './orders.ts'
import { pacedFetch } from './pace.ts'
import { progress } from './progress.ts'
import { help, type MoveSettings, readSettings } from './settings.ts'
import { type Keeper, keepState } from './state.ts'
import { moveTemplates } from './templates.ts'

export interface Move extends Keeper {
  settings: MoveSettings
  from: Side
  to: Side
  show: ReturnType<typeof progress>
}

export interface Side {
  api: Postolka
  /** A call that the client has no name for. */
  call(method: string, path: string, body?: unknown): Promise<unknown>
}

async function move(settings: MoveSettings): Promise<void> {
  const keeper = keepState(settings.stateFile, settings.from, settings.to)
  const from = sideOf(settings.from, settings.fromKey, settings.callsPerMinute)
  const to = sideOf(settings.to, settings.toKey, settings.callsPerMinute)
  const run: Move = { settings, ...keeper, from, to, show: progress(process.stderr) }
  await moveLists(run)
  await moveContacts(run)
  await moveTemplates(run)
  await moveCampaigns(run)
  await moveOrders(run)
  await moveDomains(run)
  run.show.end()
  const report = await compare(run)
  keeper.finish()
  console.log(report.join('\n'))
}

function sideOf(baseUrl: string, key: string, callsPerMinute: number): Side {
  const options = {
    baseUrl,
    key,
    fetch: pacedFetch(callsPerMinute),
    timeoutMs: 60_000,
    retries: 6,
    maxPauseMs: 120_000,
  }
  return { api: new Postolka(options), call: (method, path, body) => perform({ method, path, body }, options, {}) }
}

try {
  const settings = readSettings(process.argv.slice(2), process.env)
  if (settings === 'help') console.log(help)
  else await move(settings)
} catch (error) {
  process.exitCode = 1
  const known = error instanceof PostolkaError || error instanceof PostolkaUnreachable
  console.error(known || !(error instanceof TypeError) ? `\n${(error as Error).message}` : error)
  console.error('Run the same command again to go on; npm run move -- --help')
}
