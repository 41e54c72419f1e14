import { trackingCode } from '../../contract/tracking-snippet.ts'
import { inPage } from './in-page.ts'
import { categories, productOf, products, type ShopProduct } from './products.ts'

export interface PageFacts {
  name: string
  /** Where this server's tracking is. */
  origin: string
  appId: string
}

const escaped = (text: string) => text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`)
const crowns = (n: number) => `${n.toLocaleString('cs-CZ')}&nbsp;Kč`

const price = ({ priceCzk, beforeCzk }: ShopProduct) =>
  `<span class="price">${crowns(priceCzk)}${beforeCzk ? `<s>${crowns(beforeCzk)}</s>` : ''}</span>`

const picture = ({ code }: ShopProduct, alt = '') =>
  `<img src="/img/${code}.svg" width="400" height="400" alt="${escaped(alt)}">`

const card = (product: ShopProduct) =>
  `<a class="card" href="/p/${product.slug}">${picture(product)}<div><h3>${product.name}</h3><p>${product.note}</p>${price(product)}</div></a>`

const anchor = (category: string) => `c${categories.indexOf(category)}`

export function homePage(facts: PageFacts): string {
  const trio = ['KOL-250', 'ETH-250', 'HRN-PO'].map(code => picture(productOf(code)!)).join('')
  const sections = categories.map(
    category =>
      `<section id="${anchor(category)}"><h2>${category}</h2><div class="grid">${products
        .filter(product => product.category === category)
        .map(card)
        .join('')}</div></section>`,
  )
  return page(
    facts,
    'Výběrová káva a čaj',
    `<div class="hero"><div class="in"><div><h1>Pražíme v&nbsp;pondělí, ve středu ji máte doma</h1>
      <p>Výběrová káva, čaj z&nbsp;malých zahrad a věci, se kterými doma chutnají stejně jako u&nbsp;nás.</p>
      <a class="button" href="#${anchor(categories[0]!)}">Vybrat kávu</a></div><div class="trio">${trio}</div></div></div>
    <div class="in">${sections.join('')}</div>`,
  )
}

export function productPage(facts: PageFacts, product: ShopProduct): string {
  const others = products.filter(one => one.category === product.category && one !== product).slice(0, 4)
  return page(
    facts,
    product.name,
    `<div class="in"><div class="product">${picture(product, product.name)}<div>
      <a class="crumb" href="/#${anchor(product.category)}">${product.category}</a><h1>${product.name}</h1>
      <p>${product.note}</p><p>${product.about}</p>${price(product)
        .replace('span', 'div')
        .replace(/span>$/, 'div>')}
      <button class="button" type="button" data-add="${product.code}">Do košíku</button></div></div>
      <section style="margin-top:64px"><h2>Mohlo by se hodit</h2><div class="grid">${others.map(card).join('')}</div></section></div>`,
    product.code,
  )
}

export const basketPage = (facts: PageFacts) =>
  page(
    facts,
    'Košík',
    `<div class="in"><div class="panel"><h1>Košík</h1><p data-empty>Zatím je prázdný. <a href="/">Vybrat si</a></p>
      <div data-full hidden><div data-rows></div><div class="total"><span>Celkem</span><strong data-total></strong></div>
      <div class="acts"><a class="button" href="/pokladna">K pokladně</a><a class="button quiet" href="/">Pokračovat v nákupu</a></div></div></div></div>`,
  )

export const checkoutPage = (facts: PageFacts) =>
  page(
    facts,
    'Pokladna',
    `<div class="in"><div class="panel"><h1>Pokladna</h1><form data-order>
      <label>E-mail<input name="email" type="email" required autocomplete="email" maxlength="200"></label>
      <label>Jméno a příjmení<input name="name" autocomplete="name" maxlength="200"></label>
      <label>Město<input name="city" autocomplete="address-level2" maxlength="200"></label>
      <p class="wrong" role="alert"></p><button class="button">Objednat s povinností nezaplatit</button></form></div></div>`,
  )

export const signInPage = (facts: PageFacts) =>
  page(
    facts,
    'Přihlášení',
    `<div class="in"><div class="panel"><h1>Přihlášení</h1><form data-sign-in>
      <label>E-mail<input name="email" type="email" required autocomplete="email" maxlength="200"></label>
      <button class="button">Přihlásit se</button><p data-told hidden role="status">Jste přihlášeni. Poštolka teď ví, kdo si e-shop prohlíží, pokud jste dali souhlas.</p></form></div></div>`,
  )

export const thanksPage = (facts: PageFacts, number: string) =>
  page(
    facts,
    'Děkujeme',
    `<div class="in"><div class="panel"><h1>Děkujeme za objednávku</h1><p>Její číslo je <strong>${escaped(number)}</strong>. Nic nepřijde a nic se neplatí:
      tohle je ukázka. Objednávku poslal server e-shopu přes API a v Poštolce už je u kontaktu.</p><a class="button" href="/">Zpět do obchodu</a></div></div>`,
  )

export const missingPage = (facts: PageFacts) =>
  page(
    facts,
    'Nenalezeno',
    `<div class="in"><div class="panel"><h1>Tady nic není</h1><a class="button" href="/">Do obchodu</a></div></div>`,
  )

/** As the text of a script: nothing in it can end the script. */
const asScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c')

function page(facts: PageFacts, title: string, body: string, product: string | null = null): string {
  const known = Object.fromEntries(
    products.map(({ code, name, slug, priceCzk, category }) => [code, { name, slug, price: priceCzk, category }]),
  )
  return `<!doctype html><html lang="cs"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(title)} · ${escaped(facts.name)}</title><link rel="stylesheet" href="/style.css">
<script>
${trackingCode(facts.origin, facts.appId, { consent: 'call' })}
</script></head><body>
<div class="note"><div class="in">Ukázkový e-shop Poštolky. Nic tu nelze koupit, ale všechno se měří doopravdy.</div></div>
<header class="top"><div class="in"><a class="brand" href="/">${escaped(facts.name)}</a>
<nav aria-label="Kategorie">${categories.map(category => `<a href="/#${anchor(category)}">${category}</a>`).join('')}<a href="/prihlaseni">Přihlášení</a></nav>
<a class="basket" href="/kosik">Košík<b data-count>0</b></a></div></header>
<main>${body}</main>
<footer><div class="in">Smyšlený obchod. Feed produktů: <a href="/heureka.xml">heureka.xml</a> · <button class="button quiet" style="padding:8px 12px" type="button" data-again>Nastavení souhlasu</button></div></footer>
<div class="bar" role="region" aria-label="Souhlas s měřením" hidden><div class="in"><p>Smíme si pamatovat, co si u nás prohlížíte, abychom vám psali jen o tom, co vás zajímá?</p>
<button class="button" type="button" data-consent="ano">Souhlasím</button><button class="button quiet" type="button" data-consent="ne">Nesouhlasím</button></div></div>
<script>(${inPage})(${asScript({ products: known, product })})</script></body></html>`
}
