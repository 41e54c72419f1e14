import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** The colours are variables of code-editor.module.css, which knows both themes. */
const colours = HighlightStyle.define([
  { tag: [tags.tagName, tags.keyword, tags.definitionKeyword], color: 'var(--code-name)' },
  {
    tag: [tags.angleBracket, tags.punctuation, tags.separator, tags.brace, tags.documentMeta],
    color: 'var(--code-quiet)',
  },
  { tag: [tags.attributeName, tags.propertyName, tags.className, tags.labelName], color: 'var(--code-attribute)' },
  {
    tag: [tags.attributeValue, tags.string, tags.color, tags.number, tags.unit, tags.atom],
    color: 'var(--code-value)',
  },
  { tag: [tags.comment, tags.blockComment], color: 'var(--code-quiet)', fontStyle: 'italic' },
  { tag: [tags.character], color: 'var(--code-value)' },
])

const surfaces = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'transparent', color: 'var(--ink)', fontSize: 'inherit' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '20px', overflow: 'auto' },
  '.cm-content': { padding: '10px 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 12px 0 6px' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--dim)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '34px', padding: '0 6px 0 4px' },
  '.cm-gutter-lint': { width: '12px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0 0 0 3px' },
  '.cm-lint-marker': { width: '8px', height: '8px', margin: '6px 0', content: 'none', borderRadius: '50%' },
  '.cm-lint-marker-error': { backgroundColor: 'var(--bad)', content: 'none' },
  '.cm-lint-marker-warning': { backgroundColor: 'var(--wait)', content: 'none' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--bad) 1px',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--wait) 1px',
    textUnderlineOffset: '3px',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter': { backgroundColor: 'var(--code-line)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--code-selection)',
  },
  '.cm-matchingBracket': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--code-selection)',
    outline: 'none',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--code-found)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--code-found-now)' },
  '.cm-tooltip': {
    border: '1px solid var(--line)',
    borderRadius: '8px',
    backgroundColor: 'var(--paper)',
    color: 'var(--ink)',
    overflow: 'hidden',
    boxShadow: '0 6px 20px rgb(0 0 0 / 14%)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxHeight: '15em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent-soft)', color: 'var(--ink)' },
  '.cm-completionDetail': { color: 'var(--dim)', fontStyle: 'normal' },
  '.cm-diagnostic': { padding: '6px 12px', fontFamily: 'var(--mantine-font-family)', fontSize: '13px' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--wait)' },
  '.cm-panels': { backgroundColor: 'var(--paper)', color: 'var(--ink)', borderColor: 'var(--line)' },
  '.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: '8px 28px 8px 8px', fontFamily: 'var(--mantine-font-family)', fontSize: '13px' },
  '.cm-panel.cm-search label': { display: 'inline-flex', alignItems: 'center', gap: '4px', fontSize: '13px' },
  '.cm-panel.cm-search [name=close]': { fontSize: '18px', color: 'inherit', cursor: 'pointer', padding: '0 6px' },
  '.cm-textfield': {
    padding: '4px 8px',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    backgroundColor: 'var(--paper)',
    fontSize: 'inherit',
  },
  '.cm-button': {
    padding: '4px 8px',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    backgroundImage: 'none',
    backgroundColor: 'var(--hover)',
    color: 'var(--ink)',
    fontSize: 'inherit',
  },
  '.cm-mergeTag': { color: 'var(--code-tag)', backgroundColor: 'var(--code-tag-soft)', borderRadius: '3px' },
  '.cm-mergeBranch': { color: 'var(--code-branch)', backgroundColor: 'var(--code-branch-soft)' },
  '.cm-mergeUnknown': { textDecoration: 'underline wavy var(--wait) 1px', textUnderlineOffset: '3px' },
})

export const look = [syntaxHighlighting(colours), surfaces]
