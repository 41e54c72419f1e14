import { CompletionContext, type CompletionSource } from '@codemirror/autocomplete'
import { html } from '@codemirror/lang-html'
import { EditorState } from '@codemirror/state'
import { expect, it } from 'vitest'
import { completeTags } from './merge-tags.ts'

const tags = () => [{ label: 'NAME' }, { label: 'IF:' }]
const source = completeTags(tags)

function at(text: string) {
  const pos = text.indexOf('^')
  const state = EditorState.create({
    doc: text.replace('^', ''),
    extensions: [html(), EditorState.languageData.of(() => [{ autocomplete: source }])],
  })
  expect(state.languageDataAt<CompletionSource>('autocomplete', pos)).toContain(source)
  return source(new CompletionContext(state, pos, false))
}

it('offers the tags behind *|, and closes what is chosen where it is not closed yet', () => {
  expect(at('<p>a *|NA^ b</p>')).toMatchObject({ from: 7, options: [{ apply: 'NAME|*' }, { apply: 'IF:' }] })
  expect(at('<p>*|^|*</p>')).toMatchObject({ from: 5, options: [{ apply: 'NAME' }, { apply: 'IF:' }] })
  expect(at('<p>a^</p>')).toBeNull()
  expect(at('<a href="*|^">')).toMatchObject({ from: 11 })
})
