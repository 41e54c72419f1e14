/**
 * What the reference page does in a browser. Sent as the text of this function, so nothing outside it may be named.
 * The key lives in the session storage of the tab and goes nowhere but to this origin.
 */
export function browser(): void {
  const all = <E extends HTMLElement>(selector: string, within: ParentNode = document) => [
    ...within.querySelectorAll<E>(selector),
  ]
  const one = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector)!
  const KEY = 'postolka-docs-key'
  const SAMPLE = 'postolka-docs-sample'
  const WAIT_MS = 30_000
  const keyBox = one('.key')
  const keyInput = one<HTMLInputElement>('#key')
  const words = JSON.parse(keyBox.dataset.words!) as Record<string, string>

  document.documentElement.classList.add('js')
  keyBox.hidden = false
  keyInput.value = sessionStorage.getItem(KEY) ?? ''
  keyInput.addEventListener('input', () => {
    const key = keyInput.value.trim()
    if (key) sessionStorage.setItem(KEY, key)
    else sessionStorage.removeItem(KEY)
  })

  makeTabs()
  search()
  followReading()
  document.addEventListener('click', event => {
    const button = (event.target as HTMLElement).closest<HTMLButtonElement>('.copy')
    if (button) void copy(button)
  })
  document.addEventListener('submit', event => {
    event.preventDefault()
    void send(event.target as HTMLFormElement)
  })
  if (matchMedia('(max-width: 52rem)').matches) one<HTMLDetailsElement>('nav details').open = false

  /** One choice holds for the whole page and the next visit. */
  function makeTabs(): void {
    for (const box of all('.samples')) {
      const bar = document.createElement('div')
      bar.className = 'tabs'
      for (const section of all('[data-sample]', box)) {
        const title = section.querySelector('h4')!
        const tab = document.createElement('button')
        tab.type = 'button'
        tab.dataset.tab = section.dataset.sample
        tab.textContent = title.textContent
        tab.addEventListener('click', () => {
          localStorage.setItem(SAMPLE, tab.dataset.tab!)
          const before = bar.getBoundingClientRect().top
          showSamples()
          // Other examples above have another height now.
          scrollBy(0, bar.getBoundingClientRect().top - before)
        })
        title.remove()
        bar.append(tab)
      }
      box.prepend(bar)
    }
    showSamples()
  }

  function showSamples(): void {
    const wanted = localStorage.getItem(SAMPLE) ?? 'curl'
    for (const box of all('.samples')) {
      const has = all('[data-sample]', box).some(section => section.dataset.sample === wanted)
      const shown = has ? wanted : 'curl'
      for (const section of all('[data-sample]', box)) section.hidden = section.dataset.sample !== shown
      for (const tab of all('[data-tab]', box)) tab.setAttribute('aria-pressed', String(tab.dataset.tab === shown))
    }
  }

  function search(): void {
    const input = one<HTMLInputElement>('.search input')
    const plain = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
    const filter = () => {
      const wanted = plain(input.value).split(/\s+/).filter(Boolean)
      let found = 0
      for (const item of all('nav li')) {
        const text = plain(`${item.dataset.words ?? ''} ${item.textContent}`)
        item.hidden = !wanted.every(word => text.includes(word))
        if (!item.hidden) found++
      }
      for (const section of all('nav section')) section.hidden = all('li', section).every(item => item.hidden)
      one('.nothing').hidden = found > 0
      if (wanted.length > 0) one<HTMLDetailsElement>('nav details').open = true
    }
    input.addEventListener('input', filter)
    input.addEventListener('keydown', event => {
      const first = all('nav li').find(item => !item.hidden)
      if (event.key === 'Enter') first?.querySelector('a')?.click()
      if (event.key !== 'Escape') return
      input.value = ''
      filter()
    })
    document.addEventListener('keydown', event => {
      if (event.key !== '/' || /^(INPUT|TEXTAREA)$/.test((event.target as HTMLElement).tagName)) return
      event.preventDefault()
      input.focus()
    })
  }

  /** Marks in the contents what is being read. */
  function followReading(): void {
    const links = new Map(all<HTMLAnchorElement>('nav a').map(link => [link.hash.slice(1), link]))
    const watcher = new IntersectionObserver(
      entries => {
        for (const { isIntersecting, target } of entries) {
          const link = links.get(target.id)
          if (!isIntersecting || !link) continue
          for (const other of links.values()) other.removeAttribute('aria-current')
          link.setAttribute('aria-current', 'true')
        }
      },
      { rootMargin: '0px 0px -75% 0px' },
    )
    for (const target of all('main [id]')) watcher.observe(target)
  }

  async function copy(button: HTMLButtonElement): Promise<void> {
    const text = button.parentElement!.querySelector('pre')!.textContent!
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      // Over plain http there is no clipboard for scripts: the reader copies what is marked.
      getSelection()!.selectAllChildren(button.parentElement!.querySelector('pre')!)
      return
    }
    const name = button.textContent
    button.textContent = button.dataset.done!
    setTimeout(() => (button.textContent = name), 1_500)
  }

  async function send(form: HTMLFormElement): Promise<void> {
    const result = form.querySelector<HTMLElement>('.result')!
    const key = keyInput.value.trim()
    if (!key) return needKey(result)
    const given = new FormData(form)
    const { method, path, ask } = form.dataset
    const body = given.get('body') as string | null
    if (body) {
      try {
        JSON.parse(body)
      } catch (error) {
        return say(result, `${words.badBody} ${(error as Error).message}`)
      }
    }
    if (ask && !confirm(`${method} ${addressOf(path!, given)}\n\n${ask}`)) return
    const button = form.querySelector<HTMLButtonElement>('.send')!
    button.disabled = true
    say(result, words.sending!)
    const startedAt = performance.now()
    try {
      const reply = await fetch(addressOf(path!, given), {
        method,
        headers: { key, ...(body !== null && { 'content-type': 'application/json' }) },
        body: body ?? undefined,
        credentials: 'omit',
        signal: AbortSignal.timeout(WAIT_MS),
      })
      show(result, reply, await reply.text(), performance.now() - startedAt)
    } catch {
      say(result, words.unreachable!)
    } finally {
      button.disabled = false
    }
  }

  function addressOf(path: string, given: FormData): string {
    const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(given.get(`path:${name}`))))
    const query = new URLSearchParams()
    for (const [name, value] of given)
      if (name.startsWith('query:') && value !== '') query.set(name.slice('query:'.length), String(value))
    return query.size > 0 ? `${filled}?${query}` : filled
  }

  function needKey(result: HTMLElement): void {
    say(result, `${words.needsKey} `)
    const link = document.createElement('a')
    link.href = '#key'
    link.textContent = words.toKey!
    link.addEventListener('click', () => setTimeout(() => keyInput.focus()))
    result.firstElementChild!.append(link)
  }

  function say(result: HTMLElement, text: string): void {
    const line = document.createElement('p')
    line.textContent = text
    result.replaceChildren(line)
  }

  function show(result: HTMLElement, reply: Response, text: string, tookMs: number): void {
    const line = document.createElement('p')
    const status = document.createElement('strong')
    status.textContent = String(reply.status)
    status.className = reply.ok ? 'good' : 'bad'
    const retry = reply.headers.get('retry-after')
    line.append(status, ` ${Math.round(tookMs)} ${words.took}${retry ? ` · Retry-After: ${retry}` : ''}`)
    const pre = document.createElement('pre')
    pre.tabIndex = 0
    try {
      pre.textContent = JSON.stringify(JSON.parse(text), null, 2)
    } catch {
      pre.textContent = text
    }
    result.replaceChildren(line, pre)
  }
}
