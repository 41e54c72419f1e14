import { ActionIcon, Button, SegmentedControl, Skeleton, Tooltip } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, type RefObject, Suspense, useMemo, useState } from 'react'
import { listsQuery } from '../pages/lists/list-calls.ts'
import { useSay } from '../words/voice.ts'
import type { CodeEditorHandle } from './code-editor.tsx'
import { InsertTag } from './insert-tag.tsx'
import classes from './panes.module.css'
import { marksOf, Problems } from './problems.tsx'
import { SourceMenu } from './source-menu.tsx'
import { completionsOf } from './tag-list.ts'
import type { PreviewState } from './use-preview.ts'

const CodeEditor = lazy(() => import('./code-editor.tsx').then(m => ({ default: m.CodeEditor })))

export interface Written {
  html: string
  mjml: string | null
  plainText?: string | null
}

interface ContentProps {
  ref: RefObject<CodeEditorHandle | null>
  written: Written
  change: (part: Partial<Written>) => void
  locked: boolean
  preview: PreviewState
  /** Whose custom fields are offered; all where not said. */
  listIds?: number[]
  goTo: (line: number, column: number) => void
}

/** What an author writes: HTML or MJML, and a text version where there is one. */
export function Content(props: ContentProps) {
  const { ref, written, change, locked, preview, listIds, goTo } = props
  const say = useSay()
  const { words } = say
  const [part, setPart] = useState<'code' | 'text'>('code')
  const lists = useLists(listIds)
  const found = preview.query.data
  const marks = useMemo(() => marksOf(found?.problems ?? [], say), [found, say])
  const tags = useMemo(() => completionsOf(lists, words), [lists, words])
  const kind = written.mjml === null ? 'html' : 'mjml'
  const isCode = part === 'code'
  return (
    <section className={classes.pane} aria-label={words.editor.content}>
      <div className={classes.paneBar}>
        {written.plainText !== undefined ? (
          <SegmentedControl
            size="xs"
            value={part}
            onChange={value => setPart(value as 'code' | 'text')}
            data={[
              { value: 'code', label: kind === 'mjml' ? 'MJML' : words.editor.html },
              { value: 'text', label: words.editor.plainText },
            ]}
          />
        ) : (
          <span className={classes.kind}>{kind === 'mjml' ? 'MJML' : words.editor.html}</span>
        )}
        <span className={classes.push} />
        {isCode && (
          <Tooltip label={words.code.search}>
            <ActionIcon
              variant="default"
              size={30}
              aria-label={words.code.search}
              onClick={() => ref.current?.search()}
            >
              <IconSearch size={16} stroke={1.6} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        {isCode && !locked && (
          <>
            <InsertTag lists={lists} kind={kind} insert={(before, after) => ref.current?.insert(before, after)} />
            <SourceMenu written={written} change={change} />
          </>
        )}
      </div>
      {isCode && !locked && kind === 'html' && looksLikeMjml(written.html) && (
        <div className={classes.offer} role="status">
          <span>{words.emailEditor.looksLikeMjml}</span>
          <Button size="compact-xs" variant="default" onClick={() => change({ mjml: written.html })}>
            {words.emailEditor.useAsMjml}
          </Button>
        </div>
      )}
      <div className={classes.stage}>
        {isCode ? (
          <Suspense fallback={<Skeleton height="100%" />}>
            <CodeEditor
              key={`${kind} ${say.language} ${locked}`}
              ref={ref}
              kind={kind}
              label={kind === 'mjml' ? words.emailEditor.mjmlLabel : words.editor.htmlLabel}
              value={written.mjml ?? written.html}
              locked={locked}
              marks={marks}
              tags={tags}
              unknownTags={found?.unknownTags ?? none}
              onChange={text => change(kind === 'mjml' ? { mjml: text } : { html: text })}
            />
          </Suspense>
        ) : (
          <textarea
            className={classes.plainText}
            aria-label={words.editor.plainTextLabel}
            placeholder={`${words.editor.plainTextHint}\n\n${found?.text ?? ''}`}
            value={written.plainText ?? ''}
            readOnly={locked}
            onChange={event => change({ plainText: event.currentTarget.value || null })}
          />
        )}
      </div>
      {found && <Problems found={found} goTo={goTo} />}
    </section>
  )
}

const none: string[] = []

const looksLikeMjml = (text: string) =>
  /^\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]{0,2000}?-->\s*)*<mjml[\s>]/.test(text.slice(0, 5000))

function useLists(listIds: number[] | undefined) {
  const { data } = useQuery(listsQuery)
  return useMemo(() => {
    const all = data?.lists ?? []
    // Nothing chosen yet is no reason to offer nothing.
    return listIds && listIds.length > 0 ? all.filter(list => listIds.includes(list.id)) : all
  }, [data, listIds])
}
