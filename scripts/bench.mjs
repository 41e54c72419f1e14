// The speed promises, measured: node scripts/bench.mjs [start] [subscribe] [subscribe-bulk] [import] [sending] [transactional] [webhooks] [collector] [render] [smtp] [endpoints] [contacts-page] [screens]
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, root } from './build.mjs'

const ALL = [
  'start',
  'subscribe',
  'subscribe-bulk',
  'import',
  'sending',
  'transactional',
  'webhooks',
  'collector',
  'render',
  'smtp',
  'endpoints',
  'contacts-page',
  'screens',
]
const named = process.argv.slice(2)
const unknown = named.filter(name => !ALL.includes(name))
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${ALL.join(', ')}.`)
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'postolka-bench-'))
// PostgreSQL may run as somebody else, who has to get through to its data.
chmodSync(folder, 0o711)
const rows = []
const beganAt = Date.now()
let interrupted = false
// The running bench gets Ctrl-C itself and puts its things away; here it only must not end us before that.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => (interrupted = true))
try {
  await build(named.length === 0 || named.includes('screens') ? {} : { only: ['server'] })
  for (const name of ALL.filter(name => named.length === 0 || named.includes(name))) {
    if (interrupted) break
    console.log(`\n── ${name} ${'─'.repeat(70 - name.length)}`)
    if (!(await run(name))) process.exitCode = 1
  }
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 })
}
if (rows.length > 0) printTable()
console.log(`\n${Math.round((Date.now() - beganAt) / 1000)} s in all`)

/** Each bench in a process of its own, so that none runs in the heap of the one before. */
function run(name) {
  const args = [join(root, 'scripts/run-ts.mjs'), join(root, `scripts/bench/${name}.ts`)]
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, BENCH_FOLDER: folder },
  })
  const stop = () => child.kill('SIGTERM')
  process.on('SIGTERM', stop)
  child.on('message', row => rows.push(row))
  return new Promise(resolve => {
    child.once('exit', (code, signal) => {
      process.off('SIGTERM', stop)
      if (code !== 0) console.error(`The bench ${name} ended early (${signal ?? code}).`)
      resolve(code === 0)
    })
  })
}

function printTable() {
  console.log('\n| what | measured | baseline | measured | ratio |\n|---|---:|---|---:|---:|')
  for (const { what, value, baseline, baselineValue, ratio } of rows)
    console.log(`| ${[what, value, baseline, baselineValue, ratio].join(' | ')} |`)
}
