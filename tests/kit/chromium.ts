import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const usualPlaces = [
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const isRoot = process.getuid?.() === 0

let known: string | undefined

/** A Chromium that runs, installed when there is none. Throws saying what to do when that fails too. */
export async function chromiumPath(): Promise<string> {
  if (known) return known
  const given = process.env.CHROMIUM_PATH
  if (given && !runs(given)) throw new Error(`CHROMIUM_PATH is ${given}, which does not run.`)
  known = given || ofTheSystem() || installedByApt() || downloadedByPlaywright()
  if (known) return known
  throw new Error('No Chromium was found and none could be installed: install one, or set CHROMIUM_PATH.')
}

/** Keeps Chromium from calling anybody but the pages under test. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
]

export async function launchChromium(): Promise<Browser> {
  // Its sandbox refuses root, and the /dev/shm of a container is too small for it.
  const asRoot = isRoot ? ['--no-sandbox', '--disable-dev-shm-usage'] : []
  return chromium.launch({ executablePath: await chromiumPath(), args: [...quiet, ...asRoot] })
}

function ofTheSystem(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const onPath = folders.flatMap(folder => names.map(name => join(folder, name)))
  return [...onPath, ...usualPlaces].find(runs)
}

/** Ubuntu's chromium-browser is a script that only asks for a snap: being there is not enough. */
function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
  } catch {
    return false
  }
  return (
    process.platform === 'win32' || spawnSync(path, ['--version', '--no-sandbox'], { timeout: 20_000 }).status === 0
  )
}

function installedByApt(): string | undefined {
  if (!isRoot || !existsSync('/etc/debian_version')) return undefined
  console.log('Installing Chromium for the browser tests: apt-get install chromium')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = (args: string[]) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  install(['update', '-qq'])
  install(['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
  return ofTheSystem()
}

function downloadedByPlaywright(): string | undefined {
  const path = chromium.executablePath()
  if (!runs(path)) {
    console.log("Downloading Playwright's Chromium for the browser tests")
    const cli = join(createRequire(import.meta.url).resolve('playwright-core/package.json'), '..', 'cli.js')
    spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'] })
  }
  return runs(path) ? path : undefined
}
