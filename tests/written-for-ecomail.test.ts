import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { API_KEY, aWholeServer, type WholeServer } from './kit/whole-server.ts'

/** ECOMAIL_SUITE_URL and ECOMAIL_SUITE_KEY point it at a running server, as they do the suite. */
const { ECOMAIL_SUITE_URL, ECOMAIL_SUITE_KEY } = process.env
let server: WholeServer | undefined

beforeAll(async () => {
  if (!ECOMAIL_SUITE_URL) server = await aWholeServer({})
}, 120_000)
afterAll(() => server?.stop())

it('a script written for Ecomail from its documentation runs here by the address and the key alone', async () => {
  const script = join(import.meta.dirname, 'kit/written-for-ecomail.mjs')
  const env = { ECOMAIL_URL: ECOMAIL_SUITE_URL ?? server!.base, ECOMAIL_KEY: ECOMAIL_SUITE_KEY ?? API_KEY }
  const output = await new Promise<string>((done, fail) =>
    execFile(process.execPath, [script], { env }, (error, stdout, stderr) =>
      error ? fail(new Error(stderr)) : done(stdout),
    ),
  )
  expect(output).toBe('everything held\n')
}, 60_000)
