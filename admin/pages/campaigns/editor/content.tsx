import { Button, Menu, SegmentedControl } from '@mantine/core'
import { IconBraces } from '@tabler/icons-react'
import { type Ref, useMemo, useState } from 'react'
import { useSay } from '../../../words/voice.ts'
import { CodeEditor, type CodeEditorHandle } from './code-editor.tsx'
import classes from './editor.module.css'
import { Problems } from './problems.tsx'
import type { Draft } from './use-draft.ts'
import type { PreviewState } from './use-preview.ts'

/** The tags that every contact has; custom fields are in the settings of their list. */
const tags = ['VOKATIV', 'NAME', 'SURNAME', 'EMAIL', 'CITY', 'UNSUB', 'IF:VOKATIV|* *|ELSE:|* *|END:IF']

interface ContentProps {
  ref: Ref<CodeEditorHandle>
  draft: Draft
  locked: boolean
  preview: PreviewState
  goTo: (line: number, column: number) => void
}

export function Content({ ref, draft, locked, preview, goTo }: ContentProps) {
  const { words } = useSay()
  const [part, setPart] = useState<'html' | 'text'>('html')
  const { values } = draft
  const found = preview.query.data
  const badLines = useMemo(
    () => [...new Set(found?.problems.filter(one => one.where === 'html').map(one => one.line))],
    [found],
  )
  return (
    <section className={classes.pane} aria-label={words.editor.content}>
      <div className={classes.paneBar}>
        <SegmentedControl
          size="xs"
          value={part}
          onChange={value => setPart(value as 'html' | 'text')}
          data={[
            { value: 'html', label: words.editor.html },
            { value: 'text', label: words.editor.plainText },
          ]}
        />
        <span className={classes.push} />
        {part === 'html' && !locked && (
          <InsertTag insert={tag => ref && typeof ref === 'object' && ref.current?.insert(`*|${tag}|*`)} />
        )}
      </div>
      <div className={classes.stage}>
        {part === 'html' ? (
          <CodeEditor
            ref={ref}
            label={words.editor.htmlLabel}
            value={values.html}
            locked={locked}
            badLines={badLines}
            onChange={html => draft.change({ html })}
          />
        ) : (
          <textarea
            className={classes.plainText}
            aria-label={words.editor.plainTextLabel}
            placeholder={`${words.editor.plainTextHint}\n\n${found?.text ?? ''}`}
            value={values.plainText ?? ''}
            readOnly={locked}
            onChange={event => draft.change({ plainText: event.currentTarget.value || null })}
          />
        )}
      </div>
      {found && <Problems found={found} goTo={goTo} />}
    </section>
  )
}

function InsertTag({ insert }: { insert: (tag: string) => void }) {
  const { words } = useSay()
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<IconBraces size={15} aria-hidden />}>
          {words.editor.insertTag}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {tags.map(tag => (
          <Menu.Item key={tag} ff="monospace" fz="xs" onClick={() => insert(tag)}>
            {`*|${tag}|*`}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
