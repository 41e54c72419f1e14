import { document, footer, greeting, type Look, nightly, sans } from './pieces.ts'
import { starter } from './starter.ts'

const look: Look = {
  ground: '#ffffff',
  sheet: '#ffffff',
  ink: '#222222',
  soft: '#666666',
  line: '#e2e2e2',
  tint: '#f6f6f6',
  accent: '#1a5fb4',
  onAccent: '#ffffff',
  headings: sans,
  dark: { ...nightly, ground: '#161616', sheet: '#161616', accent: '#8ab8f5' },
}

export const letter = starter(
  look,
  { cs: 'Rychlá otázka', en: 'A quick question' },
  {
    cs: {
      title: 'Rychlá otázka',
      preview: 'Zajímá nás, co vám u nás chybí. Stačí odpovědět jednou větou.',
      greeting: greeting.cs,
      paragraphs: [
        'píšu vám krátce a bez obrázků. Chystáme nabídku na příští sezónu a nechceme ji vymýšlet od stolu.',
        'Napište mi prosím jednu větu: <strong>co jste u nás hledali a nenašli?</strong> Stačí odpovědět na tento e-mail, čtu každou odpověď a na každou odepíšu.',
      ],
      link: 'A pokud se chcete podívat, co máme nového teď, <a href="https://www.example.cz/">tudy do obchodu</a>.',
      bye: 'Děkuji a hezký den',
      signed: 'Klára Dvořáková',
      ps: 'P. S. Za každý nápad, který opravdu zařadíme, pošleme jeho autorovi kousek z první várky.',
    },
    en: {
      title: 'A quick question',
      preview: 'We would like to know what you miss in our shop. One sentence is enough.',
      greeting: greeting.en,
      paragraphs: [
        'a short one, without pictures. We are planning the next season and do not want to make it up at a desk.',
        'Please write me one sentence: <strong>what did you look for in our shop and not find?</strong> Just reply to this e-mail. I read every answer and write back to each.',
      ],
      link: 'And if you would like to see what is new right now, <a href="https://www.example.com/">this way to the shop</a>.',
      bye: 'Thank you, and have a good day',
      signed: 'Claire Dawson',
      ps: 'P.S. For every idea that we really take up, its author gets a piece of the first batch.',
    },
  },
  (words, frame) =>
    document(frame, look, { title: words.title, preview: words.preview }, [
      `
<mj-section padding="32px 24px 0" text-align="left">
  <mj-column>
    <mj-text css-class="ink" padding="0">
      <p>${words.greeting}</p>
      ${words.paragraphs.map(text => `<p>${text}</p>`).join('\n      ')}
      <p>${words.link}</p>
      <p>${words.bye}<br />
      ${words.signed}<br />
      ${frame.shop.name}</p>
      <p>${words.ps}</p>
    </mj-text>
  </mj-column>
</mj-section>
<mj-section padding="32px 24px 0">
  <mj-column>
    <mj-divider css-class="line" />
  </mj-column>
</mj-section>`,
      footer(frame, look, 'left'),
    ]),
)
