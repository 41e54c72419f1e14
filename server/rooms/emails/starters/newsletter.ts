import { beside, candle, framed, mug, notebook, vase } from './drawings.ts'
import { document, footer, greeting, header, type Look, nightly, serif } from './pieces.ts'
import { starter } from './starter.ts'

const look: Look = {
  ground: '#f4f0ea',
  sheet: '#ffffff',
  ink: '#2a2622',
  soft: '#6b6259',
  line: '#e6dfd6',
  tint: '#f6f1ea',
  accent: '#2f5d4e',
  onAccent: '#ffffff',
  headings: serif,
  dark: { ...nightly, accent: '#9fd3bf' },
}

const pictures = [
  { tint: '#f3e1d3', drawing: framed(mug('#b5532c', '#f0d9c8')) },
  { tint: '#dfe8e2', drawing: framed(vase('#3f6f5e', '#7fa894')) },
  { tint: '#e4e3ee', drawing: framed(notebook('#4a4e7c', '#c9a24b')) },
]

export const newsletter = starter(
  look,
  { cs: 'Malé věci, které dělají domov', en: 'Small things that make a home' },
  {
    cs: {
      preview: 'Tři novinky, které stojí za pozornost, a jeden tip na neděli.',
      picture: 'Kresba z tabulek. Na její místo patří fotka: mj-image src="https://…" alt="Co je na fotce"',
      kicker: 'Novinky z obchodu',
      title: 'Malé věci, které dělají domov',
      greeting: greeting.cs,
      lead: 'venku se stmívá dřív a my jsme v obchodě přerovnali police. Vybrali jsme kousky, ke kterým se večer rádi vracíme sami: hrnek, který dobře padne do ruky, vázu na pár větví z procházky a zápisník, do kterého se chce psát.',
      more: 'Prohlédnout všechny novinky',
      news: 'Tři, které stojí za pozornost',
      items: [
        {
          name: 'Hrnek od Berounky',
          text: 'Točený na kruhu, každý kus trochu jiný. Vejde se do něj čaj na celý večer.',
          price: '390 Kč',
          link: 'Podívat se na hrnek',
        },
        {
          name: 'Váza na pár větví',
          text: 'Úzké hrdlo udrží i jednu jedinou. Z kameniny, takže se jen tak nepřevrhne.',
          price: '740 Kč',
          link: 'Podívat se na vázu',
        },
        {
          name: 'Zápisník s gumičkou',
          text: '160 stran tečkovaného papíru, přes který neprosvítá ani inkoust.',
          price: '260 Kč',
          link: 'Podívat se na zápisník',
        },
      ],
      tipTitle: 'Tip na neděli',
      tip: 'Skleničku od svíčky neodhazujte. Zalijte ji horkou vodou, vosk vyplave a máte nový květináč na bylinky.',
    },
    en: {
      preview: 'Three new things worth a look, and a tip for Sunday.',
      picture: 'A drawing of tables. A photo belongs in its place: mj-image src="https://…" alt="What the photo shows"',
      kicker: 'News from the shop',
      title: 'Small things that make a home',
      greeting: greeting.en,
      lead: 'evenings draw in and we have been rearranging the shelves. These are the pieces we keep coming back to ourselves: a mug that sits well in the hand, a vase for a few twigs from a walk, and a notebook that asks to be written in.',
      more: 'See everything that is new',
      news: 'Three worth a look',
      items: [
        {
          name: 'The riverside mug',
          text: 'Thrown on the wheel, no two quite alike. It holds tea for a whole evening.',
          price: '£16',
          link: 'See the mug',
        },
        {
          name: 'A vase for a few twigs',
          text: 'Its narrow neck holds even a single one. Stoneware, so it stays where you put it.',
          price: '£29',
          link: 'See the vase',
        },
        {
          name: 'Notebook with a strap',
          text: '160 pages of dotted paper that not even ink shows through.',
          price: '£11',
          link: 'See the notebook',
        },
      ],
      tipTitle: 'A tip for Sunday',
      tip: 'Do not throw the glass of a candle away. Fill it with hot water, the wax floats up, and you have a new pot for herbs.',
    },
  },
  (words, frame) =>
    document(frame, look, { title: words.title, preview: words.preview }, [
      header(frame, look),
      `
<mj-wrapper background-color="${look.sheet}" border-radius="14px" css-class="sheet">
  <!-- ${words.picture} -->
  <mj-section background-color="#ead9c8" border-radius="14px 14px 0 0" padding="44px 20px 34px">
    <mj-column>
      <mj-text align="center" padding="0">
        ${beside(mug('#b5532c', '#f6e6d8'), vase('#3f6f5e', '#7fa894'), candle('#e9c9a4', '#fff6ea'), notebook('#4a4e7c', '#c9a24b'))}
      </mj-text>
    </mj-column>
  </mj-section>
  <mj-section padding="38px 44px 40px" css-class="side">
    <mj-column>
      <mj-text css-class="accent" color="${look.accent}" font-size="13px" line-height="18px" font-weight="700" letter-spacing="0.06em" padding="0 0 10px">${words.kicker}</mj-text>
      <mj-text css-class="ink" padding="0 0 20px">
        <h1>${words.title}</h1>
      </mj-text>
      <mj-text css-class="ink">
        <p>${words.greeting}</p>
        <p>${words.lead}</p>
      </mj-text>
      <mj-button align="left" href="${frame.site}/">${words.more}</mj-button>
    </mj-column>
  </mj-section>
  <mj-section padding="0 44px" css-class="side">
    <mj-column>
      <mj-divider css-class="line" />
    </mj-column>
  </mj-section>
  <mj-section padding="34px 44px 4px" css-class="side">
    <mj-column>
      <mj-text css-class="ink" padding="0 0 20px">
        <h2>${words.news}</h2>
      </mj-text>
    </mj-column>
  </mj-section>
  ${words.items
    .map(
      (item, i) => `<mj-section padding="0 44px 30px" css-class="side">
    <mj-column width="34%" background-color="${pictures[i]!.tint}" border-radius="10px" padding="20px 0" vertical-align="middle">
      <mj-text align="center" padding="0">
        ${pictures[i]!.drawing}
      </mj-text>
    </mj-column>
    <mj-column width="66%" padding="10px 0 0 22px" vertical-align="middle" css-class="after">
      <mj-text css-class="ink" padding="0 0 4px">
        <h3>${item.name}</h3>
      </mj-text>
      <mj-text css-class="soft" color="${look.soft}" font-size="15px" line-height="23px" padding="0 0 8px">${item.text}</mj-text>
      <mj-text css-class="ink" font-size="15px" padding="0"><strong>${item.price}</strong> &nbsp;·&nbsp; <a href="${frame.site}/" style="color: ${look.accent};">${item.link}</a></mj-text>
    </mj-column>
  </mj-section>`,
    )
    .join('\n  ')}
  <mj-section padding="6px 44px 44px" css-class="side">
    <mj-column css-class="tint" background-color="${look.tint}" border-radius="10px" padding="22px 26px">
      <mj-text css-class="ink" padding="0 0 4px">
        <h3>${words.tipTitle}</h3>
      </mj-text>
      <mj-text css-class="ink" font-size="15px" line-height="24px" padding="0">${words.tip}</mj-text>
    </mj-column>
  </mj-section>
</mj-wrapper>`,
      footer(frame, look),
    ]),
)
