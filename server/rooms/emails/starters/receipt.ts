import type { Language } from '../../../../contract/shapes.ts'
import { document, header, type Look, nightly, sans } from './pieces.ts'
import { type Frame, starter } from './starter.ts'

/** The calm look of mails that somebody waits for. */
export const look: Look = {
  ground: '#f3f4f2',
  sheet: '#ffffff',
  ink: '#20241f',
  soft: '#5d655b',
  line: '#dfe3dc',
  tint: '#f5f7f3',
  accent: '#2f6b3a',
  onAccent: '#ffffff',
  headings: sans,
  dark: { ...nightly, accent: '#9bd5a5' },
}

export interface ReceiptWords {
  preview: string
  title: string
  /** Paragraphs under the greeting; HTML with tags. */
  lead: string[]
  button: string
  /** What stands under the button, in small print. */
  note: string
  why: string
}

/** A transactional template: title, greeting, words, what `rows` adds, one button; no way to unsubscribe, as there is nothing to leave. */
export function receipt<Words extends ReceiptWords>(
  subject: Record<Language, string>,
  words: Record<Language, Words>,
  href: string,
  rows: (words: Words, frame: Frame) => string[] = () => [],
) {
  return starter(look, subject, words, (own, frame) =>
    document(frame, look, { title: own.title, preview: own.preview }, [
      header(frame, look),
      `
<mj-wrapper background-color="${look.sheet}" border-radius="12px" css-class="sheet" padding="0 0 36px">
  <mj-section padding="36px 40px 8px" css-class="side">
    <mj-column>
      <mj-text css-class="ink" padding="0 0 18px">
        <h1 style="font-size: 28px; line-height: 36px; font-weight: 700;">${own.title}</h1>
      </mj-text>
      <mj-text css-class="ink" padding="0">
        <p>${greetings[frame.language]}</p>
        ${own.lead.map(text => `<p>${text}</p>`).join('\n        ')}
      </mj-text>
    </mj-column>
  </mj-section>
  ${rows(own, frame)
    .map(row => row.trim().replace(/\n/g, '\n  '))
    .join('\n  ')}
  <mj-section padding="20px 40px 0" css-class="side">
    <mj-column>
      <mj-button href="${href}" align="left">${own.button}</mj-button>
      <mj-text css-class="soft" color="${look.soft}" font-size="14px" line-height="22px" padding="12px 0 0">${own.note}</mj-text>
    </mj-column>
  </mj-section>
</mj-wrapper>`,
      plainFooter(frame, own.why),
    ]),
  )
}

const greetings = {
  cs: 'Dobrý den*|IF:VOKATIV|*, *|VOKATIV|**|END:IF|*,',
  en: 'Hello*|IF:NAME|* *|NAME|**|END:IF|*,',
}

const notes = {
  cs: 'Patička: proč e-mail přišel a kdo ho posílá.',
  en: 'Footer: why the e-mail came and who sends it.',
}

function plainFooter({ language, shop }: Frame, why: string): string {
  return `
<!-- ${notes[language]} -->
<mj-section padding="24px 24px 40px">
  <mj-column>
    <mj-text css-class="soft" align="center" color="${look.soft}" font-size="13px" line-height="21px" padding="0">
      <p>${why}</p>
      <p>${shop.name}<br />
${shop.legal}</p>
    </mj-text>
  </mj-column>
</mj-section>`
}

/** What was bought, as the call gives it: ITEMS of {name, quantity, price}, then SHIPPING and TOTAL. */
export function itemsTable(words: { pieces: string; shipping: string; total: string; items: string }): string {
  const cell = 'padding: 10px 0; border-bottom: 1px solid #dfe3dc;'
  return `
<!-- ${words.items} -->
<mj-section padding="14px 40px 0" css-class="side">
  <mj-column>
    <mj-table css-class="ink" role="presentation">
      *|EACH:ITEMS|*<tr>
        <td style="${cell}">*|loop_var.name|*<br /><span style="font-size: 13px;">*|loop_var.quantity|* ${words.pieces}</span></td>
        <td align="right" valign="top" style="${cell} white-space: nowrap;">*|loop_var.price|*</td>
      </tr>*|END:EACH|*
      *|IF:SHIPPING|*<tr>
        <td style="${cell}">${words.shipping}</td>
        <td align="right" style="${cell} white-space: nowrap;">*|SHIPPING|*</td>
      </tr>*|END:IF|*
      <tr>
        <td style="padding: 12px 0 0;"><strong>${words.total}</strong></td>
        <td align="right" style="padding: 12px 0 0; white-space: nowrap;"><strong>*|TOTAL|*</strong></td>
      </tr>
    </mj-table>
  </mj-column>
</mj-section>`
}

/** Facts in a tinted box, a line each; one without a value is left out. */
export function facts(lines: { word: string; tag: string }[]): string {
  const line = ({ word, tag }: { word: string; tag: string }) =>
    `*|IF:${tag}|*<tr>
        <td width="150" valign="top" style="padding: 5px 12px 5px 0;">${word}</td>
        <td style="padding: 5px 0;"><strong>*|${tag}|*</strong></td>
      </tr>*|END:IF|*`
  return `
<mj-section padding="18px 40px 0" css-class="side">
  <mj-column css-class="tint" background-color="${look.tint}" border-radius="8px" padding="16px 20px">
    <mj-table css-class="ink" role="presentation">
      ${lines.map(line).join('\n      ')}
    </mj-table>
  </mj-column>
</mj-section>`
}
