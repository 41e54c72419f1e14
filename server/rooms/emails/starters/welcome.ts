import { present } from './drawings.ts'
import { document, footer, greeting, header, type Look, nightly, serif } from './pieces.ts'
import { starter } from './starter.ts'

const look: Look = {
  ground: '#eef3f1',
  sheet: '#ffffff',
  ink: '#1f2b29',
  soft: '#5b6a67',
  line: '#dbe5e2',
  tint: '#f1f6f4',
  accent: '#0f6b62',
  onAccent: '#ffffff',
  headings: serif,
  dark: { ...nightly, ground: '#0f1514', sheet: '#181f1e', line: '#2c3836', tint: '#202a28', accent: '#7fd6c9' },
}

export const welcome = starter(
  look,
  { cs: 'Vítejte u nás*|IF:VOKATIV|*, *|VOKATIV|**|END:IF|*', en: 'Welcome*|IF:NAME|*, *|NAME|**|END:IF|*' },
  {
    cs: {
      preview: 'Jsme rádi, že jste tu. Uvnitř je dárek k prvnímu nákupu.',
      picture: 'Kresba z tabulek. Na její místo patří fotka: mj-image src="https://…" alt="Co je na fotce"',
      title: 'Vítejte, jsme rádi, že jste tu',
      greeting: greeting.cs,
      lead: [
        'děkujeme, že jste se přihlásili k odběru novinek. Jsme malý obchod a píšeme jen tehdy, když máme co říct.',
        'Věci vybíráme sami, balíme je ručně a když se něco nepovede, napravíme to. Za tím si stojíme od prvního dne.',
      ],
      expect: 'Co vám od nás přijde',
      points: [
        ['Jednou za dva týdny', 'Novinky a výběr toho, co se nám líbí. Žádné každodenní upomínky.'],
        ['Slevy dřív než ostatním', 'O výprodejích píšeme odběratelům den předem.'],
        ['Odpověď od člověka', 'Stačí odpovědět na kterýkoli e-mail, čteme všechny.'],
      ],
      giftTitle: 'Dárek na uvítanou',
      gift: 'S tímto kódem máte první nákup o 10 % levnější. Platí třicet dní.',
      code: 'VITEJTE10',
      button: 'Rozhlédnout se po obchodě',
      bye: 'Hezký den',
      signed: 'Klára Dvořáková',
      role: 'zakladatelka',
    },
    en: {
      preview: 'We are glad you are here. There is a present for your first order inside.',
      picture: 'A drawing of tables. A photo belongs in its place: mj-image src="https://…" alt="What the photo shows"',
      title: 'Welcome, we are glad you are here',
      greeting: greeting.en,
      lead: [
        'thank you for subscribing. We are a small shop and we write only when there is something to say.',
        'We choose everything ourselves, pack it by hand, and if something goes wrong we put it right. We have stood by that from the first day.',
      ],
      expect: 'What you will get from us',
      points: [
        ['Once every two weeks', 'What is new and what we like. No daily reminders.'],
        ['Discounts before the others', 'Subscribers hear of a sale a day earlier.'],
        ['An answer from a person', 'Reply to any e-mail, we read them all.'],
      ],
      giftTitle: 'A present to welcome you',
      gift: 'With this code your first order costs 10% less. It is good for thirty days.',
      code: 'WELCOME10',
      button: 'Look around the shop',
      bye: 'Have a good day',
      signed: 'Claire Dawson',
      role: 'founder',
    },
  },
  (words, frame) =>
    document(frame, look, { title: words.title, preview: words.preview }, [
      header(frame, look),
      `
<mj-wrapper background-color="${look.sheet}" border-radius="14px" css-class="sheet">
  <!-- ${words.picture} -->
  <mj-section background-color="#fbe3d3" border-radius="14px 14px 0 0" padding="40px 24px 36px">
    <mj-column>
      <mj-text align="center" padding="0 0 26px">
        ${present('#0f6b62', '#f2b56b')}
      </mj-text>
      <mj-text align="center" color="#3a2417" padding="0">
        <h1>${words.title}</h1>
      </mj-text>
    </mj-column>
  </mj-section>
  <mj-section padding="38px 44px 20px" css-class="side">
    <mj-column>
      <mj-text css-class="ink">
        <p>${words.greeting}</p>
        ${words.lead.map(text => `<p>${text}</p>`).join('\n        ')}
      </mj-text>
    </mj-column>
  </mj-section>
  <mj-section padding="0 44px 12px" css-class="side">
    <mj-column>
      <mj-text css-class="ink" padding="0 0 14px">
        <h2>${words.expect}</h2>
      </mj-text>
      <mj-table css-class="ink" role="presentation">
        ${words.points
          .map(
            ([title, text], i) => `<tr>
          <td width="46" valign="top" style="padding: 8px 0 14px; vertical-align: top;">
            <div style="width: 30px; height: 30px; border-radius: 15px; background: ${look.accent}; color: #ffffff; font-weight: 700; line-height: 30px; text-align: center;"><span style="color: #ffffff;">${i + 1}</span></div>
          </td>
          <td style="padding: 8px 0 14px;"><strong>${title}</strong><br />${text}</td>
        </tr>`,
          )
          .join('\n        ')}
      </mj-table>
    </mj-column>
  </mj-section>
  <mj-section padding="6px 44px 34px" css-class="side">
    <mj-column css-class="tint" background-color="${look.tint}" border-radius="10px" padding="28px">
      <mj-text css-class="ink" align="center" padding="0 0 6px">
        <h2>${words.giftTitle}</h2>
      </mj-text>
      <mj-text css-class="soft" align="center" color="${look.soft}" font-size="15px" line-height="23px" padding="0 0 10px">${words.gift}</mj-text>
      <mj-text css-class="accent" align="center" color="${look.accent}" font-family="Courier New, Courier, monospace" font-size="26px" line-height="34px" font-weight="700" letter-spacing="0.1em" padding="0 0 8px">${words.code}</mj-text>
      <mj-button href="${frame.site}/" padding="6px 0 0">${words.button}</mj-button>
    </mj-column>
  </mj-section>
  <mj-section padding="0 44px 44px" css-class="side">
    <mj-column>
      <mj-text css-class="ink" padding="0">
        <p>${words.bye}<br />
        <strong>${words.signed}</strong><br />
        ${words.role}, ${frame.shop.name}</p>
      </mj-text>
    </mj-column>
  </mj-section>
</mj-wrapper>`,
      footer(frame, look),
    ]),
)
