import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { svg } from './drawings.ts'
import { heurekaFeed } from './feed.ts'
import { css } from './look.ts'
import { type Api, takeOrder } from './order.ts'
import {
  basketPage,
  checkoutPage,
  homePage,
  missingPage,
  type PageFacts,
  productPage,
  signInPage,
  thanksPage,
} from './pages.ts'
import { productAt, productOf } from './products.ts'

const LARGEST_ORDER = 64 * 1024
const TRIED_PORTS = 20

export interface DemoShop {
  url: string
  stop(): Promise<void>
}

interface Given extends PageFacts {
  host: string
  /** The first that is tried; the next ones where it is taken. */
  port: number
  /** As orders name it. */
  shop: string
  api: Api
}

/** The e-shop of the demo, so that there is something to track: our own snippet in it, orders by our own API. */
export async function startDemoShop(given: Given): Promise<DemoShop> {
  const server = createServer((request, response) => {
    answer(given, request, response).catch(error => {
      console.error(`the demo's shop: ${(error as Error).message}`)
      if (!response.headersSent) send(response, 500, 'application/json', '{"problem":"Něco se pokazilo."}')
    })
  })
  await listen(server, given.host, given.port)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function listen(server: Server, host: string, first: number): Promise<void> {
  for (let port = first; ; port++) {
    const error = await new Promise<NodeJS.ErrnoException | null>(resolve => {
      server.once('error', resolve)
      server.listen(port, host, () => {
        server.removeListener('error', resolve)
        resolve(null)
      })
    })
    if (!error) return
    if (error.code !== 'EADDRINUSE' || port >= first + TRIED_PORTS) throw error
  }
}

async function answer(given: Given, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shop')
  const html = (page: string, status = 200) => send(response, status, 'text/html; charset=utf-8', page)
  if (request.method === 'POST' && pathname === '/objednavka') {
    const answered = await takeOrder(given.api, given.shop, await readOrder(request))
    return send(response, 'problem' in answered ? 422 : 200, 'application/json', JSON.stringify(answered))
  }
  const picture = productOf(/^\/img\/([\w-]+)\.svg$/.exec(pathname)?.[1] ?? '')
  if (picture) return send(response, 200, 'image/svg+xml', svg(picture.drawing))
  const product = productAt(/^\/p\/([\w-]+)$/.exec(pathname)?.[1] ?? '')
  if (product) return html(productPage(given, product))
  if (pathname === '/dekujeme') return html(thanksPage(given, searchParams.get('objednavka') ?? ''))
  if (pathname === '/style.css') return send(response, 200, 'text/css; charset=utf-8', css)
  if (pathname === '/heureka.xml') {
    const here = `http://${request.headers.host ?? 'localhost'}`
    return send(response, 200, 'application/xml; charset=utf-8', heurekaFeed(here))
  }
  const page = pages[pathname]
  return page ? html(page(given)) : html(missingPage(given), 404)
}

const pages: Record<string, (facts: PageFacts) => string> = {
  '/': homePage,
  '/kosik': basketPage,
  '/pokladna': checkoutPage,
  '/prihlaseni': signInPage,
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' })
  response.end(body)
}

async function readOrder(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = ''
  for await (const chunk of request) {
    text += chunk
    if (text.length > LARGEST_ORDER) return {}
  }
  try {
    const order: unknown = JSON.parse(text)
    return order && typeof order === 'object' ? (order as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
