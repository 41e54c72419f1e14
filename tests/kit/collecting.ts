import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { type Received, Receiver } from './receiver.ts'

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** One event as a tracker sent it, and by which way. */
export type Sent = Record<string, string> & { via: 'GET' | 'POST' }

/** A server that hands out the script and takes its events without keeping any: what a tracker sends, seen from outside. */
export class Collector extends Receiver {
  isDown = false

  override async start(): Promise<this> {
    const { build } = await import('../../scripts/build.mjs' as string)
    await build({ only: ['tracker'] })
    this.answer = (request, response) => this.take(request, response)
    return await super.start()
  }

  get host(): string {
    return new URL(this.url).host
  }

  private take(request: Received, response: ServerResponse): void {
    const cors = {
      'access-control-allow-origin': request.headers.origin ?? '*',
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': 'content-type, sp-anonymous',
    }
    if (request.path.startsWith('/ecmtr')) {
      const script = readFileSync(join(import.meta.dirname, '../../dist/tracker/ecmtr.js'))
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
    } else if (this.isDown) response.destroy()
    else if (request.path.startsWith('/i?'))
      response.writeHead(200, { ...cors, 'content-type': 'image/gif' }).end(PIXEL)
    else response.writeHead(200, cors).end('ok')
  }

  /** All events so far, in the order in which they came, each id once. */
  events(): Sent[] {
    const all = this.got.flatMap(request => (isRefused(request) ? [] : eventsOf(request)))
    return [...new Map(all.map(event => [event.eid, event])).values()]
  }

  kinds(): string[] {
    return this.events().map(event => event.e!)
  }
}

const isRefused = (request: Received) => request.path.startsWith('/ecmtr')

function eventsOf({ path, body }: Received): Sent[] {
  if (path.startsWith('/i?')) return [{ ...Object.fromEntries(new URLSearchParams(path.slice(3))), via: 'GET' } as Sent]
  if (body === '') return []
  return (JSON.parse(body) as { data: Sent[] }).data.map(event => ({ ...event, via: 'POST' }) as Sent)
}

/** What an unstructured event carries. */
export const unwrapped = (event: Sent) => JSON.parse(Buffer.from(event.ue_px!, 'base64url').toString()).data
