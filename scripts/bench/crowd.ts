/** A server with a big crowd in it, and the admin's own API as its browser calls it. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { API_KEY, aFolder, type BenchServer } from './server.ts'

/** BENCH_CONTACTS, or as many as the bench is about. */
export const crowdOf = (contacts: number) => Number(process.env.BENCH_CONTACTS ?? contacts)
export const CONTACTS = crowdOf(1_000_000)
const PASSWORD = process.env.POSTOLKA_ADMIN_PASSWORD ?? 'correct horse battery'

/** BENCH_DATA_DIR, which has been seeded before, or a new one. */
export function crowdFolder(contacts = CONTACTS): string {
  const given = process.env.BENCH_DATA_DIR
  if (given) return given
  const folder = aFolder('crowd')
  const args = [join(import.meta.dirname, '../../dist/server/main.js'), '--seed', '--contacts', String(contacts)]
  const env = {
    PATH: process.env.PATH,
    POSTOLKA_DATA_DIR: folder,
    POSTOLKA_ADMIN_PASSWORD: PASSWORD,
    POSTOLKA_API_KEY: API_KEY,
  }
  if (spawnSync(process.execPath, args, { env, stdio: 'inherit' }).status !== 0) throw new Error('seeding failed')
  return folder
}

export interface Admin {
  cookie: string
  ask<T>(method: string, path: string, body?: object): Promise<T>
}

export async function signIn({ port }: BenchServer): Promise<Admin> {
  const base = `http://127.0.0.1:${port}`
  let cookie = ''
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const isFile = body instanceof Blob
    const type = isFile ? 'application/octet-stream' : 'application/json'
    const headers = { origin: base, cookie, ...(body && { 'content-type': type }) }
    const sent = body && (isFile ? body : JSON.stringify(body))
    const reply = await fetch(`${base}/app/api${path}`, { method, headers, body: sent })
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
    cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return (await reply.json()) as T
  }
  await ask('POST', '/session', { email: 'admin@postolka.example', password: PASSWORD })
  return { cookie, ask }
}
