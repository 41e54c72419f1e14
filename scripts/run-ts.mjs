// Runs one TypeScript file: node scripts/run-ts.mjs FILE [arguments]
import { mkdirSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { nodeBundle, root } from './build.mjs'

/** Bundles a TypeScript file under dist/, where it finds the packages, and imports it. */
export async function importTs(file) {
  const esbuild = await import('esbuild')
  const outfile = join(root, 'dist/run', `${basename(file, '.ts')}-${process.pid}.mjs`)
  mkdirSync(join(root, 'dist/run'), { recursive: true })
  process.once('exit', () => rmSync(outfile, { force: true }))
  await esbuild.build({ ...nodeBundle, sourcemap: 'inline', entryPoints: [resolve(file)], outfile })
  await esbuild.stop()
  process.setSourceMapsEnabled(true)
  return import(pathToFileURL(outfile).href)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file] = process.argv.splice(2, 1)
  if (!file) {
    console.error('usage: node scripts/run-ts.mjs FILE [arguments]')
    process.exit(2)
  }
  process.argv[1] = resolve(file)
  await importTs(file)
}
