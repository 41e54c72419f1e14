import type { BenchServer } from './server.ts'

/** A shop's contacts and a campaign to them, by the API. */

export const MAIL_BYTES = 20_000
const LINKS = 10

const style = 'margin:0;padding:8px 0;font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:22px;color:#333'
const TEXT = 'nová kolekce je tady a čeká na vás, dopravu máte tento týden zdarma. '.repeat(2)

/** Markup mostly, as mails are; a name in every paragraph and ten links, some with the address in them. */
export function mailHtml(): string {
  const whole = (styles: number) =>
    `<html><body><h1>Dobrý den, *|VOKATIV|*</h1>\n${Array.from({ length: LINKS }, (_, no) => paragraph(no, styles)).join('')}` +
    `<p><a href="*|UNSUB|*">Odhlásit</a></p></body></html>`
  const left = MAIL_BYTES - Buffer.byteLength(whole(0))
  return whole(Math.round(left / LINKS / 2 / style.length))
}

function paragraph(no: number, styles: number): string {
  const look = style.repeat(styles)
  const address = no < 2 ? `https://shop.example/p/${no}?e=*|EMAIL|*` : `https://shop.example/p/${no}?utm_medium=mail`
  return `<p style="${look}"><a style="${look}" href="${address}">Produkt ${no}</a>\n*|NAME|* *|SURNAME|*, ${TEXT}</p>\n`
}

export const MAIL = {
  subject: '*|VOKATIV|*, slevy až 50 % na jaro',
  from_name: 'Obchod U Pštrosa',
  from_email: 'info@shop.example',
  reply_to: 'info@shop.example',
}

const names = ['Jana', 'Petr', 'Eva', 'Tomáš', 'Lucie', 'Karel']
const surnames = ['Nováková', 'Svoboda', 'Dvořáková', 'Černý', 'Procházková', 'Kučera']

let addressed = 0

/** Never the same address twice in a bench. */
export function aPerson() {
  const no = ++addressed
  return {
    email: `person${no}@shop.example`,
    name: names[no % names.length]!,
    surname: surnames[no % surnames.length]!,
  }
}

export async function subscribeMany(server: BenchServer, listId: number, n: number): Promise<void> {
  for (let done = 0; done < n; done += 3_000) {
    const rows = Array.from({ length: Math.min(3_000, n - done) }, aPerson)
    await server.call('POST', `/lists/${listId}/subscribe-bulk`, { subscriber_data: rows })
  }
}

export async function aCampaign(server: BenchServer, listId: number): Promise<number> {
  const body = { ...MAIL, title: 'Bench', html_text: mailHtml(), recepient_lists: [listId] }
  return (await server.call<{ id: number }>('POST', '/campaigns', body)).id
}

/** Milliseconds from the call that starts it until the API says that it is sent. */
export async function send(server: BenchServer, campaignId: number): Promise<number> {
  const startedAt = performance.now()
  await server.call('GET', `/campaign/${campaignId}/send`)
  for (;;) {
    const { status } = await server.call<{ status: number }>('GET', `/campaigns/${campaignId}`)
    if (status === 3) return performance.now() - startedAt
    await new Promise(resolve => setTimeout(resolve, 25))
  }
}
