/** How many mails a core personalises: 43 kB, 20 tags, 15 links, as in the promise of docs/benchmarks.md. */
import { compileEmail } from '../../server/rooms/emails/compile.ts'
import type { MergeValues, SystemLinks } from '../../server/rooms/emails/merge-types.ts'
import { line, median, promise } from './report.ts'

const targetBytes = 43_000
const rounds = 5
const fillsPerRound = 10_000

const names = ['NAME', 'SURNAME', 'EMAIL', 'CITY', 'VOKATIV', 'COMPANY', 'PHONE', 'STREET', 'ZIP', 'GENDER']
const style =
  'font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:24px;color:#333333;mso-line-height-rule:exactly;'
const cell = (inner: string, styles: number) =>
  `<td align="left" style="padding:10px;${style.repeat(styles)}">${inner}</td>`
const address = (no: number) =>
  no < 5
    ? `https://shop.example/p/${no}?e=*|EMAIL|*`
    : `https://shop.example/p/${no}?utm_source=mail&amp;utm_medium=${no}`

/** Mostly markup, as mails are: some 5 kB of it is text. */
function mailHtml(): string {
  const row = (no: number, styles: number) =>
    `<tr>${cell(`<a href="${address(no)}">Produkt ${no}</a><p>Dobrý den, *|${names[no % names.length]}|*, ${filler}</p>`, styles)}</tr>\n`
  const filler = 'nová kolekce je tady a čeká na vás, dopravu máte zdarma. '.repeat(4)
  const whole = (styles: number) =>
    `<html><head><title>Novinky</title></head><body><table>${Array.from({ length: 15 }, (_, no) => row(no, styles)).join('')}` +
    `</table><a href="*|UNSUB|*">Odhlásit</a></body></html>`
  return whole(Math.round((targetBytes - Buffer.byteLength(whole(0))) / 15 / style.length))
}

const valuesOf = (no: number): MergeValues => ({
  ...Object.fromEntries(names.map(name => [name, `${name} & ${no}`])),
  EMAIL: `contact${no}@shop.example`,
})

const system: SystemLinks = {
  unsubscribe: 'https://mail.example/u/0123456789abcdef',
  confirm: '',
  preferences: '',
  webVersion: '',
  pixel: 'https://mail.example/t/o/0123456789abcdef',
  click: no => `https://mail.example/t/c/0123456789abcdef/${no}`,
}

/** Fills a second; `use` decides whether the strings are only built or also written out as UTF-8. */
function measure(fillOne: (no: number) => number): number {
  const rates: number[] = []
  let bytes = 0
  for (let round = 0; round < rounds; round++) {
    const startedAt = performance.now()
    for (let no = 0; no < fillsPerRound; no++) bytes += fillOne(no)
    rates.push((fillsPerRound / (performance.now() - startedAt)) * 1000)
  }
  if (bytes === 0) throw new Error('nothing was filled')
  return median(rates)
}

const html = mailHtml()
const compileStartedAt = performance.now()
const email = compileEmail({ subject: 'Ahoj *|VOKATIV|*', html })
const compileMs = performance.now() - compileStartedAt
const contacts = Array.from({ length: 1000 }, (_, no) => valuesOf(no))
const fill = (no: number) => email.fill(contacts[no % contacts.length]!, system)
const buffer = Buffer.allocUnsafe(4 * targetBytes)
const sample = fill(1)

const built = measure(no => fill(no).html.length)
const written = measure(no => {
  const { html, text } = fill(no)
  return buffer.write(html) + buffer.write(text, 2 * targetBytes)
})
const tags = html.match(/\*\|/g)!.length
console.log(
  `mail: ${Buffer.byteLength(html)} bytes (text ${Buffer.byteLength(sample.text)}), ${tags} tags, ${email.links.length} links`,
)
console.log(`compiled once in ${compileMs.toFixed(1)} ms`)
line('filled (HTML, text and subject as strings)', built, 'perSecond')
line('filled and written as UTF-8', written, 'perSecond')
const baseline = 'the same bytes written as UTF-8, nothing filled'
const bare = measure(() => buffer.write(sample.html) + buffer.write(sample.text, 2 * targetBytes))
line(baseline, bare, 'perSecond')
promise({ what: '43 kB mail filled and written', value: written, baseline, base: bare, unit: 'perSecond' })
process.disconnect?.()
