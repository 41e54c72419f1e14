import { SaxesParser } from 'saxes'
import { problem, RequestProblem } from '../../../platform/errors.ts'
import { cleanJson } from '../../../platform/text.ts'
import { MOST_DATA_BYTES } from './limits.ts'

const DEEPEST = 50

/** What a data feed says, as JSON, whichever of the two it is written in. Throws feed.broken, feed.entities, feed.notXml, feed.dataTooLarge. */
export function jsonOf(text: string): { format: 'json' | 'xml'; json: string; items: number } {
  const start = text.replace(/^\ufeff/, '').trimStart()
  const format = start.startsWith('<') ? 'xml' : 'json'
  const data = clean(format === 'xml' ? treeOf(start) : parsed(start))
  const json = JSON.stringify(data)
  const most = { mostMb: MOST_DATA_BYTES / 1_000_000 }
  if (Buffer.byteLength(json) > MOST_DATA_BYTES) throw problem('feed.dataTooLarge', most)
  return { format, json, items: countOf(data) }
}

function clean(data: unknown): unknown {
  try {
    return cleanJson(data)
  } catch {
    throw problem('feed.broken', { line: null, reason: 'nested too deep' })
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const at = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? Number.NaN)
    const line = Number.isNaN(at) ? null : text.slice(0, at).split('\n').length
    throw problem('feed.broken', { line, reason: (error as Error).message.slice(0, 200) })
  }
}

/** Of a list its items, of an object the longest list in it. */
function countOf(data: unknown): number {
  if (Array.isArray(data)) return data.length
  if (typeof data !== 'object' || data === null) return 1
  const lists = Object.values(data).filter(Array.isArray)
  return lists.length > 0 ? Math.max(...lists.map(list => list.length)) : 1
}

type Tree = { [name: string]: unknown }

/**
 * `<data><item><a>1</a></item></data>` as {item: [{a: '1'}]}: tags as keys, those that repeat as lists (`item` always, so that
 * one is a list, too), attributes as keys where no tag has the name. Text beside tags is left out.
 */
function treeOf(text: string): unknown {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const open: { name: string; tree: Tree; text: string }[] = []
  let root: unknown
  parser.on('doctype', doctype => {
    if (/<!ENTITY/i.test(doctype)) throw problem('feed.entities', { line: parser.line })
    if (/^\s*html\b/i.test(doctype)) throw problem('feed.notXml')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length === 0 && name.toLowerCase() === 'html') throw problem('feed.notXml')
    if (open.length === DEEPEST) throw new Error(`tags nested deeper than ${DEEPEST}`)
    const kept = Object.entries(attributes as Record<string, string>).filter(([key]) => !/^xmlns\b/.test(key))
    open.push({
      name: name.slice(name.indexOf(':') + 1),
      tree: Object.assign(emptyTree(), Object.fromEntries(kept)),
      text: '',
    })
  })
  const hear = (more: string) => {
    const inner = open.at(-1)
    if (inner) inner.text += more
  }
  parser.on('text', hear)
  parser.on('cdata', hear)
  parser.on('closetag', () => {
    const { name, tree, text: inner } = open.pop()!
    const value = Object.keys(tree).length > 0 ? tree : inner.trim()
    const parent = open.at(-1)
    if (parent) grow(parent.tree, name, value)
    else root = value
  })
  try {
    parser.write(text).close()
  } catch (error) {
    if (error instanceof RequestProblem) throw error
    // In small letters it is no doctype of XML.
    if (/^<!doctype\s+html\b/i.test(text)) throw problem('feed.notXml')
    const reason = (error as Error).message.replace(/^\d+:\d+: /, '').slice(0, 200)
    throw problem('feed.broken', { line: parser.line, column: parser.column, reason })
  }
  return root
}

/** Without a prototype: a tag may be called `constructor`. */
const emptyTree = (): Tree => Object.create(null) as Tree

function grow(tree: Tree, name: string, value: unknown): void {
  const before = tree[name]
  if (Array.isArray(before)) before.push(value)
  else if (before !== undefined) tree[name] = [before, value]
  else tree[name] = name === 'item' ? [value] : value
}
