export interface InPage {
  products: Record<string, { name: string; slug: string; price: number; category: string }>
  /** The product of this page. */
  product: string | null
}

/**
 * What the shop's pages do in the browser; it is sent to them as its own text, so it must not use anything from outside
 * itself. What a real shop adds to its pages for tracking are the calls of `ecotrack` alone.
 */
export function inPage({ products, product }: InPage): void {
  type Basket = Record<string, number>
  const { ecotrack } = window as unknown as { ecotrack: (...call: unknown[]) => void }
  const store = window.localStorage
  const find = (selector: string) => document.querySelector<HTMLElement>(selector)
  const basket = () => JSON.parse(store.getItem('kosik') || '{}') as Basket
  const crowns = (n: number) => `${n.toLocaleString('cs-CZ')} Kč`

  const consent = store.getItem('souhlas')
  const bar = find('.bar')!
  bar.hidden = consent !== null
  if (consent) ecotrack('consent', consent === 'ano')
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-consent]'))
    button.onclick = () => {
      store.setItem('souhlas', button.dataset.consent!)
      bar.hidden = true
      ecotrack('consent', button.dataset.consent === 'ano')
    }
  find('[data-again]')!.onclick = () => {
    bar.hidden = false
    bar.querySelector('button')!.focus()
  }

  const who = store.getItem('kdo')
  if (who) ecotrack('setUserId', who)
  if (product) ecotrack('product', product)

  function write(next: Basket): void {
    store.setItem('kosik', JSON.stringify(next))
    const lines = Object.entries(next).map(([code, quantity]) => {
      const { name, slug, price, category } = products[code]!
      const at = location.origin
      return {
        productId: code,
        name,
        price,
        quantity,
        category,
        url: `${at}/p/${slug}`,
        img_url: `${at}/img/${code}.svg`,
      }
    })
    ecotrack('basket', { currency: 'CZK', products: lines })
    show()
  }

  function change(code: string, by: number): void {
    const next = basket()
    next[code] = Math.min(20, (next[code] || 0) + by)
    if (next[code]! <= 0) delete next[code]
    write(next)
  }

  function show(): void {
    const lines = Object.entries(basket()).filter(([code]) => products[code])
    find('[data-count]')!.textContent = String(lines.reduce((sum, [, n]) => sum + n, 0))
    const rows = find('[data-rows]')
    if (!rows) return
    rows.textContent = ''
    for (const [code, quantity] of lines) rows.append(row(code, quantity))
    const total = lines.reduce((sum, [code, n]) => sum + n * products[code]!.price, 0)
    find('[data-total]')!.textContent = crowns(total)
    find('[data-empty]')!.hidden = lines.length > 0
    find('[data-full]')!.hidden = lines.length === 0
  }

  function row(code: string, quantity: number): HTMLElement {
    const { name, price } = products[code]!
    const made = document.createElement('div')
    made.className = 'row'
    made.innerHTML = `<img src="/img/${code}.svg" alt=""><span class="name"></span><span class="step"><button type="button">−</button><span></span><button type="button">+</button></span><span class="sum"></span>`
    made.querySelector('.name')!.textContent = name
    made.querySelector('.step span')!.textContent = String(quantity)
    made.querySelector('.sum')!.textContent = crowns(quantity * price)
    const [less, more] = made.querySelectorAll('button')
    less!.ariaLabel = `Ubrat: ${name}`
    more!.ariaLabel = `Přidat: ${name}`
    less!.onclick = () => change(code, -1)
    more!.onclick = () => change(code, 1)
    return made
  }

  const add = find('[data-add]')
  if (add)
    add.onclick = () => {
      change(add.dataset.add!, 1)
      add.textContent = 'V košíku, přidat další'
    }

  const signIn = document.querySelector<HTMLFormElement>('form[data-sign-in]')
  if (signIn) {
    signIn.onsubmit = event => {
      event.preventDefault()
      const email = String(new FormData(signIn).get('email'))
      store.setItem('kdo', email)
      ecotrack('setUserId', email)
      find('[data-told]')!.hidden = false
    }
  }

  const order = document.querySelector<HTMLFormElement>('form[data-order]')
  if (order) {
    order.querySelector<HTMLInputElement>('[name=email]')!.value = who || ''
    order.onsubmit = async event => {
      event.preventDefault()
      const given = Object.fromEntries(new FormData(order))
      store.setItem('kdo', String(given.email))
      ecotrack('setUserId', given.email)
      const body = JSON.stringify({ ...given, items: basket() })
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch('/objednavka', { method: 'POST', headers, body }).catch(() => null)
      const { number, problem } = answer ? await answer.json() : { number: null, problem: 'Obchod neodpovídá.' }
      const wrong = find('.wrong')!
      wrong.textContent = problem || ''
      if (!number) return
      // A finished order empties the basket, which is told as any other change.
      write({})
      location.href = `/dekujeme?objednavka=${encodeURIComponent(number)}`
    }
  }
  show()
}
