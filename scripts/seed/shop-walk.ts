import { productOf, products as sold } from '../demo-shop/products.ts'
import { footer, header } from './shop-letters.ts'
import * as m from './shop-mail.ts'

/** A draft that leads into the demo's own e-shop, for whoever wants to walk from a mail to a basket. */
export function walkIntoShop(shopUrl: string) {
  const product = (code: string, tint: string, drawing: string): m.Product => {
    const { name, note, priceCzk, slug } = productOf(code) ?? sold[0]!
    return { name, note, price: `${priceCzk.toLocaleString('cs-CZ')} Kč`, href: `${shopUrl}/p/${slug}`, tint, drawing }
  }
  return {
    title: 'Na zkoušku: z e-mailu do ukázkového e-shopu',
    subject: 'Newsletter U Poštolky: co k nám právě přiletělo',
    html: m.mail({
      title: 'Co k nám právě přiletělo',
      preheader: 'Klikněte, souhlaste v liště a dejte něco do košíku. Vaši cestu pak uvidíte u kontaktu.',
      rows: [
        header,
        m.hero(
          'Ukázkový e-shop',
          'Projděte se po krámě',
          'Odkazy vedou do e-shopu, který běží vedle ukázky.',
          m.forest,
        ),
        m.text([
          m.greeting,
          'klikněte na kteroukoli z nich, v liště e-shopu souhlaste a dejte něco do košíku. Za pár vteřin je celá cesta v historii kontaktu, kterému přišel tenhle e-mail.',
        ]),
        m.products([
          product('ETH-250', '#f3e4d4', m.bag('ETIOPIE', 'Yirga', '#c8673f', '#8a3b20')),
          product('KOL-250', '#e3eae2', m.bag('KOLUMBIE', 'Huila', '#4f7560', '#2f4a3c')),
          product('CAJ-DAR', '#eaefdd', m.tin('DARJEELING', 'První', '#8aa35a', '#566b2f')),
        ]),
        m.button('Do e-shopu', `${shopUrl}/`),
      ],
      footer,
    }),
  }
}
