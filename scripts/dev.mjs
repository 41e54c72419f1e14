// Hot reload: the server restarts when its sources change, the admin is served by Vite, which passes on the rest.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import esbuild from 'esbuild'
import { createServer } from 'vite'
import { build, nodeBundle, root } from './build.mjs'

const api = `http://localhost:${process.env.PORT || 8080}`
const outdir = join(root, 'dist/dev') // as deep as dist/server: the migrations are found from here
let server
let isEnding = false
let restart = Promise.resolve()

async function startServer() {
  await stopServer()
  if (isEnding) return
  const main = join(outdir, 'main.js')
  // In a group of its own: Ctrl-C reaches us alone, and we wait for it.
  server = spawn(process.execPath, ['--enable-source-maps', main, ...process.argv.slice(2)], {
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  })
}

async function stopServer() {
  if (!server || server.exitCode !== null || server.signalCode !== null) return
  const over = new Promise(done => server.once('exit', done))
  server.kill('SIGTERM')
  await over
}

const restarts = {
  name: 'restart',
  setup: build =>
    build.onEnd(({ errors }) => {
      if (errors.length === 0) restart = restart.then(startServer)
    }),
}
const bundle = await esbuild.context({ ...nodeBundle, entryPoints: ['server/main.ts'], outdir, plugins: [restarts] })
await bundle.watch()
await build({ only: ['tracker'] })

// The admin's own calls are checked for their origin, which behind this proxy is not the server's.
const proxied = { target: api, headers: { origin: api } }
const vite = await createServer({
  configFile: join(root, 'admin/vite.config.ts'),
  server: { proxy: { '/app/api': proxied, '^/(?!app(/|$))': proxied } },
})
await vite.listen()
console.log(`server ${api}\nadmin  ${vite.resolvedUrls.local[0]} (hot reload)`)

async function end() {
  if (isEnding) return
  isEnding = true
  await Promise.all([restart.then(stopServer), vite.close(), bundle.dispose()])
  rmSync(outdir, { recursive: true, force: true })
  process.exit()
}
process.on('SIGINT', end)
process.on('SIGTERM', end)
