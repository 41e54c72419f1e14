import { tree } from './drawings.ts'
import { document, footer, greeting, header, type Look, nightly, serif } from './pieces.ts'
import { starter } from './starter.ts'

const look: Look = {
  ground: '#f3f0e8',
  sheet: '#ffffff',
  ink: '#25221d',
  soft: '#665f54',
  line: '#e4ddcf',
  tint: '#f8f4ea',
  accent: '#7a1f2b',
  onAccent: '#ffffff',
  headings: serif,
  dark: { ...nightly, accent: '#f0a3a9' },
}
const fir = '#1f3d33'

export const season = starter(
  look,
  { cs: 'Krásné svátky a termíny, ať vše dorazí včas', en: 'Season’s greetings, and the dates to order by' },
  {
    cs: {
      preview: 'Děkujeme za celý rok. Do kdy objednat, aby to bylo pod stromečkem, najdete uvnitř.',
      picture: 'Kresba z tabulek. Na její místo patří fotka: mj-image src="https://…" alt="Co je na fotce"',
      title: 'Krásné a klidné svátky',
      under: 'přeje celý náš obchod',
      greeting: greeting.cs,
      lead: [
        'děkujeme, že jste u nás letos nakupovali. Každá objednávka je pro malý obchod událost a za každou jsme rádi.',
        'Dárky balíme do papíru s mašlí a přidáme lístek, na který napíšeme, co si budete přát. Stačí zaškrtnout v košíku.',
      ],
      datesTitle: 'Do kdy objednat',
      datesNote: 'Termíny upravte podle svých dopravců.',
      dates: [
        ['17. prosince', 'doručení poštou domů'],
        ['20. prosince', 'výdejní místa a boxy'],
        ['22. prosince', 'kurýr v Praze a Brně'],
        ['23. prosince do 16 hodin', 'osobní odběr v prodejně'],
      ],
      button: 'Vybrat dárek',
      lateTitle: 'Nestíháte?',
      late: 'Dárkový poukaz přijde e-mailem hned po zaplacení, klidně i na Štědrý den dopoledne.',
      bye: 'Ať je to doma hlavně veselé.',
    },
    en: {
      preview: 'Thank you for the whole year. When to order so that it is there in time, you will find inside.',
      picture: 'A drawing of tables. A photo belongs in its place: mj-image src="https://…" alt="What the photo shows"',
      title: 'Happy and quiet holidays',
      under: 'from all of us in the shop',
      greeting: greeting.en,
      lead: [
        'thank you for shopping with us this year. To a small shop every order is an event, and we were glad of each.',
        'We wrap presents in paper with a bow and add a card with whatever you want to say. Just tick it in the basket.',
      ],
      datesTitle: 'Order by',
      datesNote: 'Change the dates to those of your carriers.',
      dates: [
        ['17 December', 'post to your door'],
        ['20 December', 'pick-up points and lockers'],
        ['22 December', 'courier in the city'],
        ['23 December, 4 pm', 'collect from the shop'],
      ],
      button: 'Choose a present',
      lateTitle: 'Out of time?',
      late: 'A gift voucher arrives by e-mail right after you pay, even on the morning of Christmas Eve.',
      bye: 'Above all, have a merry time.',
    },
  },
  (words, frame) =>
    document(frame, look, { title: words.title, preview: words.preview }, [
      header(frame, look),
      `
<mj-wrapper background-color="${look.sheet}" border-radius="14px" css-class="sheet">
  <!-- ${words.picture} -->
  <mj-section background-color="${fir}" border-radius="14px 14px 0 0" padding="44px 24px 46px">
    <mj-column>
      <mj-text align="center" padding="0 0 30px">
        ${tree('#4f8a70', '#e3bd62', '#8a6239')}
      </mj-text>
      <mj-text align="center" color="#ffffff" padding="0 0 8px">
        <h1>${words.title}</h1>
      </mj-text>
      <mj-text align="center" color="#e3d9bd" font-family="${serif}" font-size="18px" line-height="26px" font-style="italic" padding="0">${words.under}</mj-text>
    </mj-column>
  </mj-section>
  <mj-section padding="38px 44px 18px" css-class="side">
    <mj-column>
      <mj-text css-class="ink">
        <p>${words.greeting}</p>
        ${words.lead.map(text => `<p>${text}</p>`).join('\n        ')}
      </mj-text>
    </mj-column>
  </mj-section>
  <!-- ${words.datesNote} -->
  <mj-section padding="0 44px 26px" css-class="side">
    <mj-column>
      <mj-text css-class="ink" padding="0 0 12px">
        <h2>${words.datesTitle}</h2>
      </mj-text>
      <mj-table css-class="ink">
        ${words.dates
          .map(
            ([date, what]) => `<tr>
          <th scope="row" align="left" style="padding: 11px 16px 11px 0; border-bottom: 1px solid ${look.line}; font-weight: 700;">${date}</th>
          <td style="padding: 11px 0; border-bottom: 1px solid ${look.line};">${what}</td>
        </tr>`,
          )
          .join('\n        ')}
      </mj-table>
      <mj-button href="${frame.site}/" align="left" padding="26px 0 8px">${words.button}</mj-button>
    </mj-column>
  </mj-section>
  <mj-section padding="0 44px 30px" css-class="side">
    <mj-column css-class="tint" background-color="${look.tint}" border-radius="10px" padding="22px 26px">
      <mj-text css-class="ink" padding="0 0 4px">
        <h3>${words.lateTitle}</h3>
      </mj-text>
      <mj-text css-class="ink" font-size="15px" line-height="24px" padding="0">${words.late}</mj-text>
    </mj-column>
  </mj-section>
  <mj-section padding="0 44px 44px" css-class="side">
    <mj-column>
      <mj-text css-class="ink" padding="0">
        <p>${words.bye}</p>
        <p>${frame.shop.name}</p>
      </mj-text>
    </mj-column>
  </mj-section>
</mj-wrapper>`,
      footer(frame, look),
    ]),
)
