/** Writes client/src/api anew from the contract, formatted as everything else. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { resources } from '../../contract/ecomail/index.ts'
import { clientFiles } from './generate.ts'

const folder = join(process.cwd(), 'client/src/api')
const files = clientFiles(resources)
mkdirSync(folder, { recursive: true })
for (const name of readdirSync(folder)) if (!(name in files)) rmSync(join(folder, name))
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
execFileSync(process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'check', '--write', folder], {
  stdio: 'pipe',
})
