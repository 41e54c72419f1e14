import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconSend } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { templates } from '../../../contract/index.ts'
import type { Language } from '../../../contract/shapes.ts'
import type { Template, TemplateInput } from '../../../contract/template.ts'
import { call } from '../../call.ts'
import type { CodeEditorHandle } from '../../email-editor/code-editor.tsx'
import { Content } from '../../email-editor/content.tsx'
import { Notices } from '../../email-editor/notices.tsx'
import panes from '../../email-editor/panes.module.css'
import { PreviewPane } from '../../email-editor/preview-pane.tsx'
import { SaveNote } from '../../email-editor/save-note.tsx'
import { TitleInput } from '../../email-editor/title-input.tsx'
import { usePreview } from '../../email-editor/use-preview.ts'
import { type Saving, useSaving } from '../../email-editor/use-saving.ts'
import { Page } from '../../parts/page.tsx'
import { useSay } from '../../words/voice.ts'
import { useCampaignFrom } from '../campaigns/begin.ts'
import { templateQuery, useNewTemplate } from './template-calls.ts'
import classes from './template-editor.module.css'
import { TemplateMenu } from './template-menu.tsx'

type Draft = Saving<Template, TemplateInput>
type Pane = 'content' | 'preview'

/** A template as typed; on a phone one pane at a time. */
export function TemplateEditor({ template, locked }: { template: Template; locked: boolean }) {
  const { words } = useSay()
  const draft = useTemplateDraft(template)
  const { values } = draft
  const preview = usePreview(['templates', values.id, values.language], values, body =>
    call(templates.preview, { body: { ...body, language: values.language } }),
  )
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
      title={values.name}
      heading={
        <TitleInput
          label={words.templates.nameLabel}
          hint={words.templates.nameHint}
          value={values.name}
          maxLength={200}
          locked={locked}
          change={name => draft.change({ name })}
        />
      }
      back={{ to: '/templates', word: words.templates.title }}
      actions={!locked && <Actions draft={draft} />}
    >
      <Notices draft={draft} keepAsCopy={copy} />
      <Details draft={draft} locked={locked} />
      {phone && (
        <SegmentedControl
          fullWidth
          mb="md"
          value={pane}
          onChange={value => setPane(value as Pane)}
          data={(['content', 'preview'] as const).map(value => ({ value, label: words.editor[value] }))}
        />
      )}
      <div className={panes.panes}>
        {shown('content') && (
          <Content
            ref={code}
            written={{ html: values.html, mjml: values.mjml }}
            change={draft.change}
            locked={locked}
            preview={preview}
            goTo={goTo}
          />
        )}
        {shown('preview') && <PreviewPane preview={preview} anybody={words.emailEditor.sampleAnybody} />}
      </div>
    </Page>
  )
}

function Details({ draft, locked }: { draft: Draft; locked: boolean }) {
  const { words } = useSay()
  return (
    <div className={classes.details}>
      <TextInput
        label={words.templates.subject}
        placeholder={words.editor.subjectPlaceholder}
        value={draft.values.subject}
        maxLength={500}
        readOnly={locked}
        onChange={event => draft.change({ subject: event.currentTarget.value })}
      />
      <fieldset className={classes.language} aria-label={words.templates.language}>
        <legend>{words.templates.language}</legend>
        <SegmentedControl
          readOnly={locked}
          value={draft.values.language}
          onChange={value => draft.change({ language: value as Language })}
          data={(['cs', 'en'] as const).map(value => ({ value, label: words.templates.languages[value] }))}
        />
      </fieldset>
    </div>
  )
}

function Actions({ draft }: { draft: Draft }) {
  const { words } = useSay()
  const navigate = useNavigate()
  const begin = useCampaignFrom()
  const use = async () => {
    if (await draft.flush()) begin.template(draft.values.id)
  }
  return (
    <>
      <SaveNote draft={draft} />
      <TemplateMenu
        template={{ ...draft.values, version: draft.saved.version }}
        withoutRename
        onGone={() => navigate({ to: '/templates' })}
      />
      <Button leftSection={<IconSend size={16} aria-hidden />} loading={begin.isPending} onClick={() => void use()}>
        {words.templates.use}
      </Button>
    </>
  )
}

function useTemplateDraft(template: Template): Draft {
  const queries = useQueryClient()
  const { id } = template
  return useSaving<Template, TemplateInput>({
    known: template,
    kind: 'template',
    send: (changes, version) => call(templates.change, { params: { id }, body: { ...changes, version } }),
    newest: () => queries.fetchQuery({ ...templateQuery(id), staleTime: 0 }),
    onSaved: answer => {
      queries.setQueryData(templateQuery(id).queryKey, answer)
      void queries.invalidateQueries({ queryKey: ['templates', 'page'], refetchType: 'none' })
    },
  })
}

/** As another template, with what is typed now; the other person's stays as it is. */
function useCopyOf(draft: Draft) {
  const say = useSay()
  const create = useNewTemplate()
  const { name, language, subject, html, mjml } = draft.values
  return () =>
    create.mutate(
      { name: say.fill(say.words.templates.copyName, { name }).slice(0, 200), language, subject, html, mjml },
      // The words are safe in the copy, so nothing of them is kept for here.
      { onSuccess: () => void draft.reload() },
    )
}
