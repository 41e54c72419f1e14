import { lamp } from './drawings.ts'
import { document, footer, greeting, type Look, nightly, sans } from './pieces.ts'
import { starter } from './starter.ts'

const look: Look = {
  ground: '#eef0f3',
  sheet: '#ffffff',
  ink: '#1c2431',
  soft: '#5a6472',
  line: '#dfe3e8',
  tint: '#f3f5f8',
  accent: '#9a4b00',
  onAccent: '#ffffff',
  headings: sans,
  dark: { ...nightly, ground: '#10131a', sheet: '#181d26', line: '#2d3542', tint: '#202733', accent: '#ffc36b' },
}
const night = '#182338'
const amber = '#ffb347'

export const launch = starter(
  look,
  { cs: 'Představujeme lampu, která umí ztlumit celý den', en: 'Meet the lamp that turns the whole day down' },
  {
    cs: {
      preview: 'Teplé světlo, stmívání dotykem a kabel, který se neplete. Prvních čtrnáct dní s dopravou zdarma.',
      picture: 'Kresba z tabulek. Na její místo patří fotka: mj-image src="https://…" alt="Co je na fotce"',
      kicker: 'Novinka',
      title: 'Lampa, která umí ztlumit celý den',
      under: 'Soumrak: stolní lampa s teplým světlem',
      price: '2 490 Kč',
      button: 'Prohlédnout Soumrak',
      greeting: greeting.cs,
      lead: 'půl roku jsme zkoušeli, jaké světlo chceme mít vedle gauče. Bílé bylo na čtení moc ostré, žluté unavovalo. Nakonec jsme našli barvu, která se mění s tím, jak lampu stmíváte: dole skoro jako svíčka, nahoře jasná jako ráno.',
      whyTitle: 'Proč zrovna Soumrak',
      reasons: [
        ['Stmívání dotykem', 'Stačí přejet po stojanu. Poslední nastavení si pamatuje.'],
        ['Vydrží roky', 'Zdroj se dá vyměnit doma, bez šroubováku. Záruka je pět let.'],
        ['Nezabere místo', 'Stojan má průměr 16 cm, vejde se i na úzkou polici.'],
      ],
      facts: [
        ['Výška', '42 cm'],
        ['Příkon', '7 W, stmívatelný od 1 %'],
        ['Kabel', '2 m, opletený bavlnou'],
        ['Barvy', 'písková, lesní, uhlová'],
      ],
      factsTitle: 'V číslech',
      offerTitle: 'Prvních čtrnáct dní ji přivezeme zdarma',
      offer: 'Platí pro všechny objednávky se Soumrakem. Když vám doma nesedne, do 30 dní ji vezmeme zpátky.',
      order: 'Objednat lampu',
    },
    en: {
      preview:
        'Warm light, dimmed by a touch, and a cable that does not tangle. Free delivery for the first two weeks.',
      picture: 'A drawing of tables. A photo belongs in its place: mj-image src="https://…" alt="What the photo shows"',
      kicker: 'New',
      title: 'The lamp that turns the whole day down',
      under: 'Dusk: a table lamp with a warm light',
      price: '£89',
      button: 'See Dusk',
      greeting: greeting.en,
      lead: 'for half a year we tried out what light we want beside the sofa. White was too harsh to read by, yellow made us tired. In the end we found a colour that changes as you dim it: almost a candle at the bottom, bright as morning at the top.',
      whyTitle: 'Why Dusk',
      reasons: [
        ['Dimmed by a touch', 'Slide a finger along the stem. It remembers where you left it.'],
        ['Lasts for years', 'The light source can be changed at home, without tools. Five years of guarantee.'],
        ['Takes no room', 'The foot is 16 cm across, so it fits on a narrow shelf.'],
      ],
      facts: [
        ['Height', '42 cm'],
        ['Power', '7 W, dimmable from 1%'],
        ['Cable', '2 m, braided cotton'],
        ['Colours', 'sand, forest, charcoal'],
      ],
      factsTitle: 'In numbers',
      offerTitle: 'Free delivery for the first two weeks',
      offer: 'For every order with a Dusk in it. If it does not suit your room, we take it back within 30 days.',
      order: 'Order the lamp',
    },
  },
  (words, frame) =>
    document(frame, look, { title: words.title, preview: words.preview }, [
      `
<mj-section padding="24px 0 0">
  <mj-column>
    <mj-spacer height="1px" />
  </mj-column>
</mj-section>`,
      `
<mj-wrapper background-color="${look.sheet}" border-radius="14px" css-class="sheet">
  <mj-section background-color="${night}" border-radius="14px 14px 0 0" padding="30px 44px 46px" css-class="side">
    <mj-column>
      <mj-text align="center" color="#ffffff" font-size="17px" line-height="24px" font-weight="700" padding="0 0 38px">
        <a href="${frame.site}/" style="color: #ffffff; text-decoration: none;">${frame.shop.name}</a>
      </mj-text>
      <!-- ${words.picture} -->
      <mj-text align="center" padding="0 0 34px">
        ${lamp('#e8dfd2', '#8d97a8', amber)}
      </mj-text>
      <mj-text align="center" color="${amber}" font-size="13px" line-height="18px" font-weight="700" letter-spacing="0.06em" padding="0 0 10px">${words.kicker}</mj-text>
      <mj-text align="center" color="#ffffff" padding="0 0 12px">
        <h1 style="font-weight: 700; letter-spacing: -0.02em;">${words.title}</h1>
      </mj-text>
      <mj-text align="center" color="#c8d0dd" padding="0 0 6px">${words.under}</mj-text>
      <mj-text align="center" color="#ffffff" font-size="20px" line-height="28px" font-weight="700" padding="0 0 16px">${words.price}</mj-text>
      <mj-button background-color="${amber}" color="#1b1300" href="${frame.site}/">${words.button}</mj-button>
    </mj-column>
  </mj-section>
  <mj-section padding="40px 44px 10px" css-class="side">
    <mj-column>
      <mj-text css-class="ink">
        <p>${words.greeting}</p>
        <p>${words.lead}</p>
      </mj-text>
    </mj-column>
  </mj-section>
  <mj-section padding="10px 44px 0" css-class="side">
    <mj-column>
      <mj-text css-class="ink" padding="0 0 18px">
        <h2 style="font-weight: 700;">${words.whyTitle}</h2>
      </mj-text>
    </mj-column>
  </mj-section>
  <mj-section padding="0 34px 18px" css-class="pair">
    ${words.reasons
      .map(
        ([title, text]) => `<mj-column padding="0 10px 14px">
      <mj-divider border-color="${amber}" border-width="3px" width="36px" align="left" padding="0 0 14px" />
      <mj-text css-class="ink" padding="0 0 6px">
        <h3>${title}</h3>
      </mj-text>
      <mj-text css-class="soft" color="${look.soft}" font-size="15px" line-height="23px" padding="0">${text}</mj-text>
    </mj-column>`,
      )
      .join('\n    ')}
  </mj-section>
  <mj-section padding="10px 44px 34px" css-class="side">
    <mj-column>
      <mj-text css-class="ink" padding="0 0 12px">
        <h2 style="font-weight: 700;">${words.factsTitle}</h2>
      </mj-text>
      <mj-table css-class="ink">
        ${words.facts
          .map(
            ([what, value]) => `<tr>
          <th scope="row" align="left" style="padding: 10px 16px 10px 0; border-bottom: 1px solid ${look.line}; font-weight: normal;">${what}</th>
          <td align="right" style="padding: 10px 0; border-bottom: 1px solid ${look.line}; font-weight: 700;">${value}</td>
        </tr>`,
          )
          .join('\n        ')}
      </mj-table>
    </mj-column>
  </mj-section>
  <mj-section padding="0 44px 44px" css-class="side">
    <mj-column css-class="tint" background-color="${look.tint}" border-radius="10px" padding="30px">
      <mj-text css-class="ink" align="center" padding="0 0 8px">
        <h2 style="font-weight: 700;">${words.offerTitle}</h2>
      </mj-text>
      <mj-text css-class="soft" align="center" color="${look.soft}" font-size="15px" line-height="23px" padding="0 0 12px">${words.offer}</mj-text>
      <mj-button href="${frame.site}/" padding="6px 0 0">${words.order}</mj-button>
    </mj-column>
  </mj-section>
</mj-wrapper>`,
      footer(frame, look),
    ]),
)
