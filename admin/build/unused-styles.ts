import type { Plugin } from 'vite'

/** A class of Mantine's own: its name is a hash, and stands in the script of the component that wears it. */
const OWN = /\bm_[0-9a-z]{5,10}\b/g

/** Mantine's stylesheet is one for all of its components: the rules of those that are in no script go, half of it. */
export function unusedStyles(): Plugin {
  return {
    name: 'unused-styles',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const worn = new Set<string>()
      for (const file of Object.values(bundle))
        if (file.type === 'chunk') for (const [name] of file.code.matchAll(OWN)) worn.add(name)
      for (const file of Object.values(bundle))
        if (file.type === 'asset' && file.fileName.endsWith('.css'))
          file.source = withoutUnused(String(file.source), name => worn.has(name))
    },
  }
}

/** Minified CSS without the selectors that name a class of Mantine's which nobody wears, and without rules left empty. */
export function withoutUnused(css: string, isWorn: (name: string) => boolean): string {
  const isUsed = (selector: string) => (selector.match(OWN) ?? []).every(isWorn)
  let kept = ''
  for (let at = 0; at < css.length; ) {
    const open = find(css, at, c => c === '{' || c === ';')
    if (css[open] !== '{') {
      kept += css.slice(at, open + 1)
      at = open + 1
      continue
    }
    const head = css.slice(at, open)
    const close = closing(css, open)
    const body = css.slice(open + 1, close)
    at = close + 1
    if (/^@(media|supports|layer|container)/.test(head)) {
      const inner = withoutUnused(body, isWorn)
      if (inner) kept += `${head}{${inner}}`
    } else if (head.startsWith('@')) kept += `${head}{${body}}`
    else {
      const selectors = split(head).filter(isUsed)
      if (selectors.length > 0) kept += `${selectors.join(',')}{${body}}`
    }
  }
  return kept
}

/** Where the first such character stands outside of a string; the end of the text where none does. */
function find(css: string, from: number, is: (c: string) => boolean): number {
  let at = from
  for (; at < css.length && !is(css[at]!); at++)
    if (css[at] === '"' || css[at] === "'") at = css.indexOf(css[at]!, at + 1)
  return at
}

function closing(css: string, open: number): number {
  let at = open
  let depth = 1
  while (depth > 0) {
    at = find(css, at + 1, c => c === '{' || c === '}')
    depth += css[at] === '{' ? 1 : -1
  }
  return at
}

/** At the commas that are in no brackets. */
function split(selectors: string): string[] {
  const parts: string[] = []
  let depth = 0
  let last = 0
  for (let at = 0; at < selectors.length; at++) {
    const c = selectors[at]!
    if (c === '"' || c === "'") at = selectors.indexOf(c, at + 1)
    else if (c === '(' || c === '[') depth++
    else if (c === ')' || c === ']') depth--
    else if (c === ',' && depth === 0) {
      parts.push(selectors.slice(last, at))
      last = at + 1
    }
  }
  return [...parts, selectors.slice(last)]
}
