import type { Completion } from '@codemirror/autocomplete'
import { setDiagnostics } from '@codemirror/lint'
import { openSearchPanel } from '@codemirror/search'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { type Ref, useEffect, useId, useImperativeHandle, useRef } from 'react'
import { useSay } from '../words/voice.ts'
import { type CodeMark, diagnosticsOf } from './code/marks.ts'
import { recolour } from './code/merge-tags.ts'
import { codeExtensions } from './code/setup.ts'
import classes from './code-editor.module.css'

export interface CodeEditorHandle {
  /** Both from 1. */
  goTo: (line: number, column: number) => void
  /** In place of what is selected; with `after` around it. */
  insert: (before: string, after?: string) => void
  search: () => void
}

export interface CodeEditorProps {
  ref: Ref<CodeEditorHandle>
  kind: 'html' | 'mjml'
  label: string
  value: string
  locked: boolean
  marks: CodeMark[]
  tags: Completion[]
  unknownTags: string[]
  onChange: (value: string) => void
}

/** A field of code. What it is set up with holds until it is mounted anew; its value and marks follow. */
export function CodeEditor(props: CodeEditorProps) {
  const { ref, value, marks, unknownTags } = props
  const { words } = useSay()
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const echoes = useRef<string[]>([])
  const latest = useRef(props)
  latest.current = props
  const hint = useId()

  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor lives as long as the component; the key of it says when that ends
  useEffect(() => {
    const { kind, label, locked } = latest.current
    const extensions = codeExtensions({
      kind,
      label,
      describedBy: hint,
      locked,
      phrases: words.code.phrases,
      tags: () => latest.current.tags,
      isUnknown: name => latest.current.unknownTags.includes(name),
      onChange: text => {
        if (text === latest.current.value) return
        echoes.current.push(text)
        latest.current.onChange(text)
      },
    })
    const made = new EditorView({
      parent: place.current!,
      state: EditorState.create({ doc: latest.current.value, extensions }),
    })
    view.current = made
    return () => made.destroy()
  }, [])

  useEffect(() => {
    const editor = view.current
    // What was typed comes back, at times after more has been typed: only another's text is put in.
    const echo = echoes.current.lastIndexOf(value)
    echoes.current = echo < 0 ? [] : echoes.current.slice(echo + 1)
    if (!editor || echo >= 0 || editor.state.doc.toString() === value) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } })
  }, [value])

  useEffect(() => {
    const editor = view.current
    if (editor) editor.dispatch(setDiagnostics(editor.state, diagnosticsOf(editor.state.doc, marks)))
  }, [marks])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor asks for the unknown tags itself
  useEffect(() => {
    view.current?.dispatch({ effects: recolour.of(null) })
  }, [unknownTags])

  useImperativeHandle(ref, () => ({
    goTo: (line, column) => view.current && goTo(view.current, line, column),
    insert: (before, after = '') => view.current && insert(view.current, before, after),
    search: () => view.current && openSearchPanel(view.current),
  }))

  return (
    <>
      <div ref={place} className={classes.editor} />
      <span id={hint} hidden>
        {words.code.leaveHint}
      </span>
    </>
  )
}

function goTo(editor: EditorView, number: number, column: number) {
  const line = editor.state.doc.line(Math.max(1, Math.min(number, editor.state.doc.lines)))
  const from = Math.min(line.from + column - 1, line.to)
  const tag = /^\*(?:\||%7C)[^\n]*?(?:\||%7C)\*/i.exec(editor.state.sliceDoc(from, from + 500))
  editor.dispatch({
    selection: { anchor: from, head: from + (tag?.[0].length ?? 0) },
    effects: EditorView.scrollIntoView(from, { y: 'center' }),
  })
  editor.focus()
}

function insert(editor: EditorView, before: string, after: string) {
  const { from, to } = editor.state.selection.main
  const selected = editor.state.sliceDoc(from, to)
  const text = before + (after === '' ? '' : selected + after)
  const anchor = from + before.length
  editor.dispatch({
    changes: { from, to, insert: text },
    selection: after === '' ? { anchor } : { anchor, head: anchor + selected.length },
    scrollIntoView: true,
    userEvent: 'input.paste',
  })
  editor.focus()
}
