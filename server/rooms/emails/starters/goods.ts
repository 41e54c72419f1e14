import type { Language } from '../../../../contract/shapes.ts'
import { document, footer, greeting, header, type Look, nightly, sans } from './pieces.ts'
import { starter } from './starter.ts'

const look: Look = {
  ground: '#f2f1ee',
  sheet: '#ffffff',
  ink: '#25221e',
  soft: '#615b53',
  line: '#e3dfd8',
  tint: '#f7f5f1',
  accent: '#8a3d16',
  onAccent: '#ffffff',
  headings: sans,
  dark: nightly,
}

interface GoodsWords {
  preview: string
  title: string
  greeting: string
  lead: string
  goods: string
  pieces: string
  lowest: string
  button: string
  note: string
}

/** Goods that the shop knows of its reader, a row each: a picture where there is one, name, price. */
function rows(list: string, words: GoodsWords): string {
  return `<!-- ${words.goods} -->
  <mj-section padding="8px 44px 14px" css-class="side">
    <mj-column>
      <mj-table css-class="ink">
        *|EACH:${list}|*
        <tr>
          <td style="width: 96px; padding: 14px 16px 14px 0; border-bottom: 1px solid ${look.line}; vertical-align: top;">*|IF:loop_var.img_url|*<a href="*|loop_var.url|*"><img src="*|loop_var.img_url|*" alt="" width="96" style="display: block; width: 96px; border: 0; border-radius: 6px;" /></a>*|END:IF|*</td>
          <td style="padding: 14px 0; border-bottom: 1px solid ${look.line}; vertical-align: top;"><a class="name" href="*|loop_var.url|*" style="color: ${look.ink}; font-weight: 700; text-decoration: none;">*|loop_var.name|*</a>*|IF:loop_var.quantity > 1|* · *|loop_var.quantity|* ${words.pieces}*|END:IF|*<br />*|IF:loop_var.price_before|*<s>*|loop_var.price_before|*</s> *|END:IF|**|loop_var.price_text|**|IF:loop_var.lowest_price|*<br /><small>${words.lowest} *|loop_var.lowest_price|*</small>*|END:IF|*</td>
        </tr>
        *|END|*
      </mj-table>
    </mj-column>
  </mj-section>`
}

function goods(list: string, subject: Record<Language, string>, words: Record<Language, GoodsWords>) {
  return starter(look, subject, words, (own, frame) =>
    document(frame, look, { title: own.title, preview: own.preview }, [
      header(frame, look),
      `
<mj-wrapper background-color="${look.sheet}" border-radius="12px" css-class="sheet">
  <mj-section padding="38px 44px 12px" css-class="side">
    <mj-column>
      <mj-text css-class="ink" padding="0 0 18px">
        <h1 style="font-size: 30px; line-height: 38px; font-weight: 700;">${own.title}</h1>
      </mj-text>
      <mj-text css-class="ink" padding="0">
        <p>${own.greeting}</p>
        <p>${own.lead}</p>
      </mj-text>
    </mj-column>
  </mj-section>
  ${rows(list, own)}
  <mj-section padding="10px 44px 40px" css-class="side">
    <mj-column>
      <mj-button href="${frame.site}/" align="left">${own.button}</mj-button>
      <mj-text css-class="soft" color="${look.soft}" font-size="14px" line-height="22px" padding="12px 0 0">${own.note}</mj-text>
    </mj-column>
  </mj-section>
</mj-wrapper>`,
      footer(frame, look),
    ]),
  )
}

export const basket = goods(
  'ECM_BASKET',
  { cs: 'V košíku vám něco zůstalo', en: 'You left something in your basket' },
  {
    cs: {
      preview: 'Schovali jsme vám ho, stačí pokračovat.',
      title: 'Košík na vás čeká',
      greeting: greeting.cs,
      lead: 'při poslední návštěvě jste si vybrali a nedokončili objednávku. Košík jsme vám schovali.',
      goods: 'Zboží z košíku příjemce doplní tag ECM_BASKET. Komu košík chybí, nevypíše se nic.',
      pieces: 'ks',
      lowest: 'nejnižší cena za 30 dní',
      button: 'Dokončit objednávku',
      note: 'Potřebujete s výběrem poradit? Odpovězte na tento e-mail.',
    },
    en: {
      preview: 'We have kept it for you, just carry on.',
      title: 'Your basket is waiting',
      greeting: greeting.en,
      lead: 'the last time you were here you made your choice and did not finish the order. We have kept the basket for you.',
      goods: 'Goods come from the tag ECM_BASKET. Who has no basket sees none.',
      pieces: 'pcs',
      lowest: 'lowest price of 30 days',
      button: 'Finish the order',
      note: 'Would you like advice? Just reply to this e-mail.',
    },
  },
)

export const viewed = goods(
  'ECM_LAST_VIEW',
  { cs: 'Ještě o tom přemýšlíte?', en: 'Still thinking about it?' },
  {
    cs: {
      preview: 'Co jste si prohlíželi, je pořád tady.',
      title: 'Tohle jste si prohlíželi',
      greeting: greeting.cs,
      lead: 'kdybyste se chtěli vrátit k tomu, co vás zaujalo, tady to máte pohromadě.',
      goods: 'Naposledy prohlížené zboží doplní tag ECM_LAST_VIEW podle katalogu produktů.',
      pieces: 'ks',
      lowest: 'nejnižší cena za 30 dní',
      button: 'Zpátky do obchodu',
      note: 'Nevíte, co vybrat? Odpovězte na tento e-mail, poradíme.',
    },
    en: {
      preview: 'What you looked at is still here.',
      title: 'This is what you looked at',
      greeting: greeting.en,
      lead: 'should you like to come back to what caught your eye, here it is in one place.',
      goods: 'Goods come from the tag ECM_LAST_VIEW and the catalogue of products.',
      pieces: 'pcs',
      lowest: 'lowest price of 30 days',
      button: 'Back to the shop',
      note: 'Not sure what to choose? Reply to this e-mail and we will help.',
    },
  },
)
