import { bag, candle, framed, mug, notebook } from './drawings.ts'
import { document, footer, greeting, header, type Look, nightly, sans } from './pieces.ts'
import { starter } from './starter.ts'

const look: Look = {
  ground: '#f7efe9',
  sheet: '#ffffff',
  ink: '#2b211d',
  soft: '#6d5f58',
  line: '#ecdfd6',
  tint: '#fdf4ee',
  accent: '#b3321f',
  onAccent: '#ffffff',
  headings: sans,
  dark: { ...nightly, accent: '#ff9c86' },
}

const pictures = [
  { tint: '#e6e9f0', drawing: notebook('#31456b', '#d8b15a') },
  { tint: '#f4e3d6', drawing: mug('#b5532c', '#f6e6d8') },
  { tint: '#e3ebe1', drawing: bag('#5d7d5a', '#e7dcc2') },
  { tint: '#f5e8cf', drawing: candle('#d79a6b', '#fff3e0') },
]

export const sale = starter(
  look,
  { cs: '*|IF:VOKATIV|**|VOKATIV|*, tři dny*|ELSE:|*Tři dny*|END:IF|* se slevou 20 %', en: 'Three days with 20% off' },
  {
    cs: {
      preview: 'Na celý obchod, stačí opsat kód do košíku. Končí v neděli o půlnoci.',
      title: 'Sleva 20 % na celý obchod',
      until: 'Jen do neděle do půlnoci',
      number: '−20 %',
      on: 'na celý obchod',
      greeting: greeting.cs,
      lead: 'děláme místo pro nové zboží, a tak tři dny zlevňujeme všechno, co máme skladem. Kód stačí opsat v košíku a sleva se odečte sama.',
      couponNote: 'Kupon: kód změňte na svůj a stejný založte v e-shopu.',
      caption: 'Váš slevový kód',
      code: 'SLEVA20',
      chosen: 'Na co se lidé ptají nejčastěji',
      picture: 'Kresba z tabulek. Na její místo patří fotka: mj-image src="https://…" alt="Co je na fotce"',
      before: 'původně',
      now: 'nyní',
      items: [
        ['Zápisník s gumičkou', '260 Kč', '208 Kč'],
        ['Hrnek od Berounky', '390 Kč', '312 Kč'],
        ['Taška z plátna', '320 Kč', '256 Kč'],
        ['Svíčka s pomerančem', '280 Kč', '224 Kč'],
      ],
      button: 'Nakoupit se slevou',
      small:
        'Sleva platí do neděle 23.59 na zboží skladem a nesčítá se s dalšími kódy. Původní cena je nejnižší za posledních 30 dní.',
    },
    en: {
      preview: 'On the whole shop: copy the code into your basket. It ends on Sunday at midnight.',
      title: '20% off the whole shop',
      until: 'Until Sunday midnight',
      number: '−20%',
      on: 'on the whole shop',
      greeting: greeting.en,
      lead: 'we are making room for what is coming, so for three days everything in stock costs less. Copy the code into your basket and the discount takes itself off.',
      couponNote: 'The coupon: write your own code here, and set up the same one in the shop.',
      caption: 'Your code',
      code: 'SALE20',
      chosen: 'What people ask for most',
      picture: 'A drawing of tables. A photo belongs in its place: mj-image src="https://…" alt="What the photo shows"',
      before: 'was',
      now: 'now',
      items: [
        ['Notebook with a strap', '£11.00', '£8.80'],
        ['The riverside mug', '£16.00', '£12.80'],
        ['Canvas bag', '£13.00', '£10.40'],
        ['Orange candle', '£12.00', '£9.60'],
      ],
      button: 'Shop with the discount',
      small:
        'The discount holds until Sunday 23:59 for goods in stock and does not add up with other codes. The old price is the lowest of the last 30 days.',
    },
  },
  (words, frame) => {
    const product = (i: number) => {
      const [name, before, now] = words.items[i]!
      return `<mj-column padding="0 10px 26px">
      <mj-text align="center" padding="24px 0" container-background-color="${pictures[i]!.tint}">
        ${framed(pictures[i]!.drawing)}
      </mj-text>
      <mj-text css-class="ink" padding="14px 2px 2px">
        <h3><a class="name" href="${frame.site}/" style="color: ${look.ink}; text-decoration: none;">${name}</a></h3>
      </mj-text>
      <mj-text css-class="soft accent" color="${look.accent}" font-size="15px" padding="0 2px">
        <span style="color: ${look.soft};">${words.before} <s>${before}</s></span> &nbsp;${words.now} <strong style="font-size: 17px;">${now}</strong>
      </mj-text>
    </mj-column>`
    }
    return document(frame, look, { title: words.title, preview: words.preview }, [
      header(frame, look),
      `
<mj-wrapper background-color="${look.sheet}" border-radius="14px" css-class="sheet">
  <mj-section background-color="${look.accent}" border-radius="14px 14px 0 0" padding="38px 24px 40px">
    <mj-column>
      <mj-text align="center" color="#ffe3da" font-weight="700" padding="0">${words.until}</mj-text>
      <mj-text align="center" color="#ffffff" padding="0">
        <h1 class="huge" style="font-size: 96px; line-height: 108px; font-weight: 700; letter-spacing: -0.04em;">${words.number}</h1>
      </mj-text>
      <mj-text align="center" color="#ffffff" font-size="20px" line-height="28px" padding="0">${words.on}</mj-text>
    </mj-column>
  </mj-section>
  <mj-section padding="38px 44px 8px" css-class="side">
    <mj-column>
      <mj-text css-class="ink">
        <p>${words.greeting}</p>
        <p>${words.lead}</p>
      </mj-text>
    </mj-column>
  </mj-section>
  <!-- ${words.couponNote} -->
  <mj-section padding="0 44px 38px" css-class="side">
    <mj-column css-class="tint" background-color="${look.tint}" border="2px dashed ${look.accent}" border-radius="10px" padding="20px 16px">
      <mj-text css-class="soft" align="center" color="${look.soft}" font-size="14px" line-height="20px" padding="0 0 4px">${words.caption}</mj-text>
      <mj-text css-class="accent" align="center" color="${look.accent}" font-family="Courier New, Courier, monospace" font-size="30px" line-height="38px" font-weight="700" letter-spacing="0.12em" padding="0">${words.code}</mj-text>
    </mj-column>
  </mj-section>
  <mj-section padding="0 44px 18px" css-class="side">
    <mj-column>
      <mj-text css-class="ink" padding="0">
        <h2 style="font-weight: 700;">${words.chosen}</h2>
      </mj-text>
    </mj-column>
  </mj-section>
  <!-- ${words.picture} -->
  <mj-section padding="0 34px" css-class="pair">
    ${product(0)}
    ${product(1)}
  </mj-section>
  <mj-section padding="0 34px" css-class="pair">
    ${product(2)}
    ${product(3)}
  </mj-section>
  <mj-section padding="0 44px 44px" css-class="side">
    <mj-column>
      <mj-button href="${frame.site}/">${words.button}</mj-button>
      <mj-text css-class="soft" align="center" color="${look.soft}" font-size="13px" line-height="20px" padding="18px 0 0">${words.small}</mj-text>
    </mj-column>
  </mj-section>
</mj-wrapper>`,
      footer(frame, look),
    ])
  },
)
