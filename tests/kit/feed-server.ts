import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

export type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** A shop's server with whatever the test has it answer. */
export async function aFeedServer() {
  const server = createServer((request, response) => shop.answer(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const shop = {
    url,
    answer: ((_, response) => response.end()) as Answer,
    serve(body: string | Buffer, headers: Record<string, string> = {}, status = 200) {
      shop.answer = (_, response) => response.writeHead(status, headers).end(body)
    },
  }
  return shop
}

export const heureka = (items: string[]) =>
  `<?xml version="1.0" encoding="utf-8"?>\n<SHOP>\n${items.join('\n')}\n</SHOP>`

export const heurekaItem = (id: string, more = '', price = '100') =>
  `<SHOPITEM><ITEM_ID>${id}</ITEM_ID><PRODUCTNAME>Káva ${id}</PRODUCTNAME><PRICE_VAT>${price}</PRICE_VAT>${more}</SHOPITEM>`
