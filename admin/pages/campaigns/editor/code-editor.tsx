import { type KeyboardEvent, type Ref, useImperativeHandle, useMemo, useRef } from 'react'
import classes from './code-editor.module.css'

/** Must agree with the stylesheet: jumping to a line multiplies by it. */
const lineHeightPx = 20
const paddingPx = 12

export interface CodeEditorHandle {
  /** Both from 1. */
  goTo: (line: number, column: number) => void
  insert: (text: string) => void
}

interface CodeEditorProps {
  ref: Ref<CodeEditorHandle>
  label: string
  value: string
  locked: boolean
  badLines: number[]
  onChange: (value: string) => void
}

/** A textarea beside a gutter that scrolls with it; lines never wrap, so a number stands by its line. */
export function CodeEditor({ ref, label, value, locked, badLines, onChange }: CodeEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const gutter = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => value.split('\n').length, [value])
  const numbers = useMemo(() => Array.from({ length: lines }, (_, i) => i + 1).join('\n'), [lines])
  useImperativeHandle(ref, () => ({
    goTo: (line, column) => {
      const element = area.current
      if (!element) return
      const start = offsetOf(element.value, line, column)
      element.focus()
      element.setSelectionRange(start, start + tagLength(element.value, start))
      element.scrollTop = Math.max(0, (line - 1) * lineHeightPx - element.clientHeight / 2)
    },
    insert: text => {
      const element = area.current
      if (!element) return
      element.focus()
      // The only way to type for somebody and leave them their undo.
      document.execCommand('insertText', false, text)
    },
  }))
  return (
    <div className={classes.editor}>
      <div ref={gutter} className={classes.gutter} aria-hidden>
        {badLines.map(line => (
          <span key={line} className={classes.bad} style={{ top: paddingPx + (line - 1) * lineHeightPx }} />
        ))}
        <pre>{numbers}</pre>
      </div>
      <textarea
        ref={area}
        className={classes.area}
        aria-label={label}
        value={value}
        readOnly={locked}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        wrap="off"
        onChange={event => onChange(event.currentTarget.value)}
        onKeyDown={indentOnTab}
        onScroll={event => {
          if (gutter.current) gutter.current.style.transform = `translateY(${-event.currentTarget.scrollTop}px)`
        }}
      />
    </div>
  )
}

/** Tab indents; after Esc it leaves the field, so that a keyboard is not trapped. */
let leaving = false
function indentOnTab(event: KeyboardEvent) {
  if (event.key === 'Escape') leaving = true
  else if (event.key === 'Tab' && !event.shiftKey && !leaving) {
    event.preventDefault()
    document.execCommand('insertText', false, '  ')
  } else if (event.key !== 'Shift') leaving = false
}

function offsetOf(text: string, line: number, column: number) {
  let start = 0
  for (let i = 1; i < line; i++) {
    const end = text.indexOf('\n', start)
    if (end < 0) return text.length
    start = end + 1
  }
  return Math.min(start + Math.max(0, column - 1), text.length)
}

function tagLength(text: string, start: number) {
  const tag = /^\*(?:\||%7C)[^\n]*?(?:\||%7C)\*/i.exec(text.slice(start, start + 500))
  return tag ? tag[0].length : 0
}
