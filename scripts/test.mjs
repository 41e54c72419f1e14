// All tests, then the browser's: npm test [-- FILE-FILTER and other arguments of vitest]
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, root } from './build.mjs'
import { importTs } from './run-ts.mjs'

const args = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'postolka-report-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
let interrupted = false
// Ctrl-C reaches Vitest too, which tidies up; a SIGTERM to us alone is handed on.
process.on('SIGINT', () => {
  interrupted = true
})

const total = await runVitest('vitest.config.ts')
if (!interrupted && browserSpecs().length > 0) add(total, await runInBrowser())
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = interrupted ? 130 : total.failed > 0 ? 1 : 0

function add(sum, { passed, failed }) {
  sum.passed += passed
  sum.failed += failed
}

/** Specs of tests/browser, less those that the arguments filter out. */
function browserSpecs() {
  const place = join(root, 'tests/browser')
  if (!existsSync(place)) return []
  const filters = args.filter(arg => !arg.startsWith('-'))
  return readdirSync(place, { recursive: true })
    .filter(file => file.endsWith('.spec.ts'))
    .map(file => join('tests/browser', file))
    .filter(file => filters.length === 0 || filters.some(filter => file.includes(filter)))
}

async function runInBrowser() {
  try {
    const { chromiumPath } = await importTs(join(root, 'tests/kit/chromium.ts'))
    process.env.CHROMIUM_PATH = await chromiumPath()
    await build()
  } catch (error) {
    console.error(`The browser tests cannot run: ${error.message}`)
    return { passed: 0, failed: browserSpecs().length }
  }
  return runVitest('vitest.browser.config.ts')
}

async function runVitest(config) {
  const report = join(folder, `${config}.json`)
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const child = spawn(
    process.execPath,
    [vitest, 'run', `--config=${config}`, '--passWithNoTests', ...reporters, ...args],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  )
  const handOn = () => {
    interrupted = true
    child.kill('SIGTERM')
  }
  process.once('SIGTERM', handOn)
  const code = await new Promise(done => child.once('exit', done))
  process.off('SIGTERM', handOn)
  return counts(report, code)
}

/** A file that cannot be loaded, or an error outside of any test, counts as one failed. */
function counts(report, code) {
  if (!existsSync(report)) return { passed: 0, failed: code === 0 ? 0 : 1 }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  const unloaded = testResults.filter(
    file => file.status === 'failed' && !file.assertionResults.some(test => test.status === 'failed'),
  ).length
  const failed = numFailedTests + unloaded
  return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
}
