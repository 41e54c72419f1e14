import type { Plugin } from 'vite'

/** Of an endpoint the browser needs how to call it; what goes in and comes out is checked by the server, and by types. */
const KEPT = new Set(['method', 'path'])

interface Node {
  type: string
  start: number
  end: number
  [key: string]: unknown
}

/**
 * Takes the schemas out of the contract's endpoints and marks every call in it as one without effects, so that what only
 * schemas used goes with them, TypeBox itself too: most of 22 kB gzipped on the first screen.
 */
export function bareContract(): Plugin {
  return {
    name: 'bare-contract',
    apply: 'build',
    transform: {
      filter: { id: /\/contract\/[\w-]+\.ts$/ },
      handler(code, id) {
        const edits: { start: number; end: number; text: string }[] = []
        // The browser knows a problem by its code, and has sentences of its own.
        const isProblems = /\/problem\.ts$/.test(id)
        visit(this.parse(code, { lang: 'ts' } as never) as unknown as Node, node => {
          if (
            isProblems &&
            node.type === 'Property' &&
            ['status', 'message'].includes((node.key as { name?: string }).name ?? '')
          )
            if ((node.value as Node).type === 'Literal') edits.push({ start: node.start, end: node.end, text: '' })
          if (node.type !== 'CallExpression') return
          edits.push({ start: node.start, end: node.start, text: '/*#__PURE__*/ ' })
          if ((node.callee as { name?: string }).name !== 'endpoint') return
          const [given] = node.arguments as { properties?: Node[] }[]
          for (const { key, start, end } of given?.properties ?? [])
            if (!KEPT.has((key as { name?: string } | undefined)?.name ?? '')) edits.push({ start, end, text: '' })
        })
        return { code: edited(code, edits), map: null }
      },
    },
  }
}

function visit(node: Node, see: (node: Node) => void): void {
  see(node)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value])
      if (child && typeof child === 'object' && typeof (child as Node).type === 'string') visit(child as Node, see)
  }
}

/** From the end to the beginning; what lies within a cut is gone with it, and so is the comma behind it. */
function edited(code: string, edits: { start: number; end: number; text: string }[]): string {
  const cuts = edits.filter(({ start, end }) => end > start)
  const outside = (at: number) => !cuts.some(({ start, end }) => start < at && at < end)
  let text = code
  for (const edit of edits
    .filter(({ start, end }) => end > start || outside(start))
    .sort((a, b) => b.start - a.start)) {
    const rest = text.slice(edit.end)
    text = text.slice(0, edit.start) + edit.text + (edit.text ? rest : rest.replace(/^\s*,/, ''))
  }
  return text
}
