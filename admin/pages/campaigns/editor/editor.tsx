import { Alert, Button, Group, SegmentedControl } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { IconFlask, IconSend } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Campaign } from '../../../../contract/campaign.ts'
import { Page } from '../../../parts/page.tsx'
import { useSay } from '../../../words/voice.ts'
import { CampaignMenu } from '../campaign-menu.tsx'
import type { CodeEditorHandle } from './code-editor.tsx'
import { Content } from './content.tsx'
import classes from './editor.module.css'
import { PreviewPane } from './preview-pane.tsx'
import { SaveNote } from './save-note.tsx'
import { SendDialog } from './send-dialog.tsx'
import { Settings } from './settings.tsx'
import { TestDialog } from './test-dialog.tsx'
import { type Draft, useDraft } from './use-draft.ts'
import { usePreview } from './use-preview.ts'

type Pane = 'details' | 'content' | 'preview'
const panes: Pane[] = ['details', 'content', 'preview']

/** A draft: its settings, its HTML and what a contact would get. On a phone one pane at a time. */
export function Editor({ campaign, locked }: { campaign: Campaign; locked: boolean }) {
  const { words } = useSay()
  const draft = useDraft(campaign)
  const preview = usePreview(draft)
  const code = useRef<CodeEditorHandle>(null)
  const phone = useMediaQuery('(max-width: 61.99em)', false, { getInitialValueInEffect: false })
  const [pane, setPane] = useState<Pane>('content')
  const goTo = (line: number, column: number) => {
    setPane('content')
    // The pane has to be on the page before it can scroll.
    requestAnimationFrame(() => code.current?.goTo(line, column))
  }
  const shown = (which: Pane) => !phone || pane === which
  return (
    <Page
      wide
      title={draft.values.title}
      heading={<TitleInput draft={draft} locked={locked} />}
      back={{ to: '/campaigns', word: words.campaigns.title }}
      actions={<Actions draft={draft} locked={locked} preview={preview} />}
    >
      {draft.state === 'conflict' && <Conflict draft={draft} />}
      {phone && (
        <SegmentedControl
          fullWidth
          mb="md"
          value={pane}
          onChange={value => setPane(value as Pane)}
          data={panes.map(value => ({ value, label: words.editor[value] }))}
        />
      )}
      {shown('details') && <Settings draft={draft} locked={locked} />}
      <div className={classes.panes}>
        {shown('content') && <Content ref={code} draft={draft} locked={locked} preview={preview} goTo={goTo} />}
        {shown('preview') && <PreviewPane preview={preview} />}
      </div>
    </Page>
  )
}

function TitleInput({ draft, locked }: { draft: Draft; locked: boolean }) {
  const { words } = useSay()
  const [text, setText] = useState<string>()
  return (
    <input
      className={classes.title}
      aria-label={words.editor.title}
      title={words.editor.titleHint}
      value={text ?? draft.values.title}
      readOnly={locked}
      maxLength={300}
      onChange={event => {
        setText(event.currentTarget.value)
        if (event.currentTarget.value.trim()) draft.change({ title: event.currentTarget.value.trim() })
      }}
      onBlur={() => setText(undefined)}
      onKeyDown={event => event.key === 'Enter' && event.currentTarget.blur()}
    />
  )
}

interface ActionsProps {
  draft: Draft
  locked: boolean
  preview: ReturnType<typeof usePreview>
}

function Actions({ draft, locked, preview }: ActionsProps) {
  const { words } = useSay()
  const [testing, test] = useDisclosure()
  const [sending, send] = useDisclosure()
  if (locked) return null
  return (
    <>
      <SaveNote draft={draft} />
      <CampaignMenu campaign={draft.values} />
      <Button variant="default" leftSection={<IconFlask size={16} aria-hidden />} onClick={test.open}>
        {words.editor.test}
      </Button>
      <Button leftSection={<IconSend size={16} aria-hidden />} onClick={send.open}>
        {words.editor.send}
      </Button>
      <TestDialog opened={testing} onClose={test.close} draft={draft} preview={preview} />
      <SendDialog opened={sending} onClose={send.close} draft={draft} />
    </>
  )
}

function Conflict({ draft }: { draft: Draft }) {
  const { words } = useSay()
  return (
    <Alert variant="light" mb="lg" title={words.editor.conflictTitle} role="alert">
      {words.editor.conflictLead}
      <Group gap="sm" mt="sm">
        <Button size="xs" onClick={() => void draft.reload()}>
          {words.editor.conflictReload}
        </Button>
        <Button size="xs" variant="default" onClick={() => void draft.keepMine()}>
          {words.editor.conflictKeep}
        </Button>
      </Group>
    </Alert>
  )
}
