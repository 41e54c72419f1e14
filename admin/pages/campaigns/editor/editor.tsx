import { Alert, Button, SegmentedControl } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { IconFlask, IconSend } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Campaign } from '../../../../contract/campaign.ts'
import { campaigns } from '../../../../contract/index.ts'
import { call } from '../../../call.ts'
import type { CodeEditorHandle } from '../../../email-editor/code-editor.tsx'
import { Content } from '../../../email-editor/content.tsx'
import { Notices } from '../../../email-editor/notices.tsx'
import panes from '../../../email-editor/panes.module.css'
import { PreviewPane } from '../../../email-editor/preview-pane.tsx'
import { SaveNote } from '../../../email-editor/save-note.tsx'
import { TitleInput } from '../../../email-editor/title-input.tsx'
import { type PreviewState, usePreview } from '../../../email-editor/use-preview.ts'
import { Page } from '../../../parts/page.tsx'
import { useSay } from '../../../words/voice.ts'
import { CampaignMenu } from '../campaign-menu.tsx'
import { useNewDraft } from '../new-campaign.tsx'
import { SendDialog } from './send-dialog.tsx'
import { Settings } from './settings.tsx'
import { TestDialog } from './test-dialog.tsx'
import { type Draft, useDraft } from './use-draft.ts'

type Pane = 'details' | 'content' | 'preview'
const paneNames: Pane[] = ['details', 'content', 'preview']

/** A draft: its settings, its HTML and what a contact would get. On a phone one pane at a time. */
export function Editor({ campaign, locked }: { campaign: Campaign; locked: boolean }) {
  const { words } = useSay()
  const draft = useDraft(campaign)
  const preview = useCampaignPreview(draft)
  const copy = useCopyOf(draft)
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
      heading={
        <TitleInput
          label={words.editor.title}
          hint={words.editor.titleHint}
          value={draft.values.title}
          maxLength={300}
          locked={locked}
          change={title => draft.change({ title })}
        />
      }
      back={{ to: '/campaigns', word: words.campaigns.title }}
      actions={<Actions draft={draft} locked={locked} preview={preview} />}
    >
      {locked && (
        <Alert variant="light" color="gray" mb="md" role="note">
          {words.editor.readOnly}
        </Alert>
      )}
      <Notices draft={draft} keepAsCopy={copy} />
      {phone && (
        <SegmentedControl
          fullWidth
          mb="md"
          value={pane}
          onChange={value => setPane(value as Pane)}
          data={paneNames.map(value => ({ value, label: words.editor[value] }))}
        />
      )}
      {shown('details') && <Settings draft={draft} locked={locked} />}
      <div className={panes.panes}>
        {shown('content') && (
          <Content
            ref={code}
            written={draft.values}
            change={draft.change}
            locked={locked}
            preview={preview}
            listIds={draft.values.listIds}
            goTo={goTo}
          />
        )}
        {shown('preview') && (
          <PreviewPane preview={preview} anybody={words.editor.previewAnybody} nobody={words.editor.previewNobody} />
        )}
      </div>
    </Page>
  )
}

interface ActionsProps {
  draft: Draft
  locked: boolean
  preview: PreviewState
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
      <SendDialog
        opened={sending}
        onClose={send.close}
        campaign={draft.values}
        version={draft.savedVersion}
        ready={draft.state === 'saved'}
        save={draft.flush}
      />
    </>
  )
}

/** Filled with the first of the recipients until somebody is chosen, so it asks again when the lists were saved. */
function useCampaignPreview({ values, saved }: Draft) {
  const { id } = values
  const lists = [saved.listIds, saved.excludedListIds].join('-')
  return usePreview(['campaigns', id, lists], values, body => call(campaigns.preview, { params: { id }, body }))
}

/** As another draft, with what is typed now; the other person's stays as it is. */
function useCopyOf(draft: Draft) {
  const say = useSay()
  const create = useNewDraft()
  const { title, subject, fromName, fromEmail, replyTo, html, plainText, mjml, listIds, excludedListIds } = draft.values
  const content = { subject, fromName, fromEmail, replyTo, html, plainText, mjml, listIds, excludedListIds }
  return () =>
    create.mutate(
      { ...content, title: say.fill(say.words.campaigns.duplicateTitle, { title }) },
      // The words are safe in the copy, so nothing of them is kept for here.
      { onSuccess: () => void draft.reload() },
    )
}
