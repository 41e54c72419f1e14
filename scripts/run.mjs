// The server, built when it is stale: node scripts/run.mjs [--demo | --seed | --help] [--contacts N]
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, root } from './build.mjs'

try {
  await build({ only: needsAdmin(process.argv) ? ['server', 'admin', 'tracker'] : ['server'] })
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

// In this very process, so that signals reach it. Whoever asks which program runs shall find the server, not us.
const main = join(root, 'dist/server/main.js')
process.argv[1] = main
process.setSourceMapsEnabled(true)
await import(pathToFileURL(main).href)

function needsAdmin(args) {
  const roles = (process.env.POSTOLKA_ROLES || 'web').split(',').map(role => role.trim())
  return roles.includes('web') && !args.includes('--help') && !args.includes('--seed')
}
