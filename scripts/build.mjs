// Builds what changed: node scripts/build.mjs [server] [admin] [--force]
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

export const root = fileURLToPath(new URL('..', import.meta.url))

const parts = {
  server: {
    inputs: ['server', 'contract', 'scripts/seed', 'scripts/demo-shop'],
    output: 'dist/server',
    bundle: bundleServer,
  },
  admin: { inputs: ['admin', 'contract'], output: 'dist/admin', bundle: bundleAdmin },
  tracker: { inputs: ['tracker'], output: 'dist/tracker', bundle: bundleTracker },
}

/** esbuild's options for anything that runs in Node; the packages stay in node_modules. */
export const nodeBundle = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'error',
  absWorkingDir: root,
}

/** The script for shops' pages: ES2017, as old as browsers get in which a shop still works. */
export const trackerBundle = {
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2017',
  logLevel: 'error',
  absWorkingDir: root,
  entryPoints: { ecmtr: 'tracker/main.ts' },
}

/** Builds the stale ones among the named parts at the same time, each in a process of its own, which then ends. */
export async function build({ force = false, only = Object.keys(parts) } = {}) {
  const stale = only.filter(name => force || !isFresh(name))
  // An image holds what was built but not the tools, and other modification times.
  if (stale.every(name => existsSync(join(root, parts[name].output))) && !hasTools()) return
  const outcomes = await Promise.allSettled(stale.map(buildInChild))
  const failed = outcomes.find(outcome => outcome.status === 'rejected')
  if (failed) throw failed.reason
}

function buildInChild(name) {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), name, '--here'], { stdio: 'inherit' })
  const stopChild = () => child.kill()
  process.once('exit', stopChild)
  return new Promise((done, fail) => {
    child.once('exit', code => {
      process.off('exit', stopChild)
      if (code === 0) done()
      else fail(new Error(`The ${name} could not be built.`))
    })
  })
}

/** Into a folder of its own first: a build that was interrupted or runs twice leaves no half. */
async function buildHere(name) {
  const began = Date.now()
  const { output, bundle } = parts[name]
  const stamp = stampOf(name)
  const temporary = join(root, `dist/.${name}-${process.pid}`)
  await bundle(temporary)
  const target = join(root, output)
  const old = `${temporary}-old`
  if (existsSync(target)) renameSync(target, old)
  renameSync(temporary, target)
  rmSync(old, { recursive: true, force: true })
  writeFileSync(join(root, `${output}.stamp`), stamp)
  console.log(`built ${name} in ${((Date.now() - began) / 1000).toFixed(1)} s`)
}

async function bundleServer(outdir) {
  const esbuild = await import('esbuild')
  await esbuild.build({ ...nodeBundle, entryPoints: ['server/main.ts'], outdir })
}

async function bundleTracker(outdir) {
  const esbuild = await import('esbuild')
  await esbuild.build({ ...trackerBundle, outdir })
  compress(outdir)
}

async function bundleAdmin(outDir) {
  process.env.NODE_ENV = 'production'
  const vite = await import('vite')
  await vite.build({
    configFile: join(root, 'admin/vite.config.ts'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, reportCompressedSize: false },
  })
  compress(join(outDir, 'assets'))
}

/** Beside each file the same gzipped, a quarter of it, for the server to hand out as it is. */
function compress(folder) {
  for (const name of readdirSync(folder).filter(name => /\.(js|css|svg)$/.test(name))) {
    const bytes = readFileSync(join(folder, name))
    if (bytes.length > 1_000) writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }))
  }
}

function isFresh(name) {
  const stampFile = join(root, `${parts[name].output}.stamp`)
  return (
    existsSync(join(root, parts[name].output)) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === stampOf(name)
  )
}

/** Names, sizes and modification times of what goes in. */
function stampOf(name) {
  const hash = createHash('sha256')
  const add = path => {
    const { size, mtimeMs } = statSync(join(root, path))
    hash.update(`${path} ${size} ${mtimeMs}\n`)
  }
  for (const folder of parts[name].inputs) {
    const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && !/\.(test\.tsx?|md|sql)$/.test(entry.name))
      .map(entry => join(entry.parentPath ?? entry.path, entry.name).slice(root.length))
    files.sort().forEach(add)
  }
  for (const file of ['package-lock.json', 'tsconfig.json', 'scripts/build.mjs']) add(file)
  return hash.digest('hex')
}

function hasTools() {
  return existsSync(join(root, 'node_modules/esbuild')) && existsSync(join(root, 'node_modules/vite'))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2)
  const named = args.filter(arg => arg in parts)
  mkdirSync(join(root, 'dist'), { recursive: true })
  try {
    if (args.includes('--here')) await buildHere(named[0])
    else await build({ force: args.includes('--force'), ...(named.length > 0 && { only: named }) })
  } catch (error) {
    // esbuild has printed its own complaints.
    if (!error.errors) console.error(error.message)
    process.exitCode = 1
  }
}
