import {
  autocompletion,
  type Completion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { html } from '@codemirror/lang-html'
import { bracketMatching, indentUnit } from '@codemirror/language'
import { lintGutter, lintKeymap } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import type { Words } from '../../words/words.ts'
import { look } from './look.ts'
import { colourTags, completeTags } from './merge-tags.ts'
import { mjmlTags } from './mjml-schema.ts'

export interface CodeSetup {
  kind: 'html' | 'mjml'
  label: string
  /** The id of a sentence on how to leave the field. */
  describedBy: string
  locked: boolean
  phrases: Words['code']['phrases']
  tags: () => Completion[]
  isUnknown: (name: string) => boolean
  onChange: (text: string) => void
}

export function codeExtensions(setup: CodeSetup): Extension[] {
  const { kind, locked, onChange } = setup
  // One and the same at each asking: another would be another source, and none would ever come to its answer.
  const tagCompletion = { autocomplete: completeTags(setup.tags) }
  return [
    lineNumbers(),
    lintGutter(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    bracketMatching(),
    closeBrackets(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches(),
    search({ top: true }),
    indentUnit.of('  '),
    kind === 'mjml'
      ? html({ extraTags: mjmlTags, selfClosingTags: true, matchClosingTags: true })
      : html({ matchClosingTags: false }),
    autocompletion({ icons: false }),
    EditorState.languageData.of(() => [tagCompletion]),
    colourTags(setup.isUnknown),
    EditorView.lineWrapping,
    EditorState.phrases.of(setup.phrases),
    EditorState.readOnly.of(locked),
    EditorView.contentAttributes.of({
      'aria-label': setup.label,
      'aria-describedby': setup.describedBy,
      'aria-readonly': String(locked),
      spellcheck: 'false',
      autocapitalize: 'off',
      autocorrect: 'off',
      translate: 'no',
      // It is reached by Tab anyway, but axe takes no editable element for one.
      tabindex: '0',
    }),
    // Tab indents; after Esc it leaves the field, so that a keyboard is not trapped.
    keymap.of([
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...completionKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
    EditorView.updateListener.of(update => {
      if (update.docChanged) onChange(update.state.doc.toString())
    }),
    look,
  ]
}
