import { Alert, Button, Input, List, Select, Skeleton, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo, useRef } from 'react'
import type { Reply } from '../../../contract/endpoint.ts'
import { type listMails, templates } from '../../../contract/index.ts'
import type { ListMailKind } from '../../../contract/list-mails.ts'
import { call } from '../../call.ts'
import type { CodeEditorHandle } from '../../email-editor/code-editor.tsx'
import { marksOf, problemText } from '../../email-editor/problems.tsx'
import { completionsOf } from '../../email-editor/tag-list.ts'
import { useSay } from '../../words/voice.ts'
import classes from './list-page.module.css'
import type { ListDraft, Settings } from './use-list-draft.ts'

const CodeEditor = lazy(() => import('../../email-editor/code-editor.tsx').then(m => ({ default: m.CodeEditor })))

type Previewed = Reply<typeof listMails.preview>

export interface OwnTexts {
  subject: keyof Settings & `${string}Subject`
  html: keyof Settings & `${string}Html`
  /** The link that the mail is for. */
  tag?: string
}

interface OwnMailProps {
  draft: ListDraft
  mail: ListMailKind
  texts: OwnTexts
  preview: Previewed | undefined
  locked: boolean
}

/** A mail whose subject and HTML can be the list's own. */
export function OwnMail({ draft, mail, texts, preview, locked }: OwnMailProps) {
  const say = useSay()
  const { mails } = say.words.oneList
  const { values, change } = draft
  const html = values[texts.html] ?? ''
  const ours = preview?.ours
  return (
    <>
      <TextInput
        label={mails.subject}
        placeholder={ours?.subject}
        value={values[texts.subject] ?? ''}
        maxLength={500}
        onChange={event => change({ [texts.subject]: event.currentTarget.value })}
      />
      {mail === 'confirmation' && <Template draft={draft} />}
      {preview?.notUsable && <NotUsable found={preview.notUsable} />}
      {html === '' ? (
        <div className={classes.stack}>
          <Text size="sm" c="dimmed">
            {mails.ownNone}
          </Text>
          {ours && !locked && (
            <div>
              <Button variant="default" size="xs" onClick={() => change({ [texts.html]: ours.html })}>
                {mails.startFromOurs}
              </Button>
            </div>
          )}
        </div>
      ) : (
        <Html {...{ draft, mail, texts, preview, locked, html }} />
      )}
    </>
  )
}

function Html({ draft, mail, texts, preview, locked, html }: OwnMailProps & { html: string }) {
  const say = useSay()
  const { words } = say
  const { mails } = words.oneList
  const editor = useRef<CodeEditorHandle>(null)
  const tags = useMemo(() => {
    const all = completionsOf([draft.list], words)
    return texts.tag ? [{ label: texts.tag, boost: 3 }, ...all] : all
  }, [draft.list, words, texts.tag])
  const marks = useMemo(() => marksOf(preview?.notUsable?.problems.map(asProblem) ?? [], say), [preview, say])
  const hint = texts.tag && say.fill(mails.needsTag, { tag: `*|${texts.tag}|*` })
  return (
    <div>
      <Input.Label component="div">{mails.html}</Input.Label>
      {hint && <Input.Description mb={6}>{hint}</Input.Description>}
      <div className={classes.editor}>
        <Suspense fallback={<Skeleton height="100%" />}>
          <CodeEditor
            key={`${say.language} ${locked}`}
            ref={editor}
            kind="html"
            label={say.fill(mails.htmlLabel, { name: mails.kinds[mail] })}
            value={html}
            locked={locked}
            marks={marks}
            tags={tags}
            unknownTags={none}
            onChange={text => draft.change({ [texts.html]: text })}
          />
        </Suspense>
      </div>
      {!locked && (
        <Button variant="transparent" size="xs" px={0} mt={6} onClick={() => draft.change({ [texts.html]: null })}>
          {mails.backToOurs}
        </Button>
      )}
    </div>
  )
}

const none: string[] = []

type Found = NonNullable<Previewed['notUsable']>
const asProblem = (problem: Found['problems'][number]) => ({ ...problem, detail: null, harmless: false })

function NotUsable({ found }: { found: Found }) {
  const say = useSay()
  const { mails } = say.words.oneList
  const lines = found.problems.map(problem =>
    say.fill(mails.problemAt, { line: problem.line, problem: problemText(asProblem(problem), say) }),
  )
  if (found.missingTag) lines.push(say.fill(mails.missingTag, { tag: `*|${found.missingTag}|*` }))
  return (
    <Alert variant="light" color="red" role="alert" title={mails.notUsable}>
      <List size="sm">
        {lines.map(line => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </Alert>
  )
}

/** Up to 100 of the templates, those changed last; the chosen one stays to be seen even when it is not among them. */
function Template({ draft }: { draft: ListDraft }) {
  const say = useSay()
  const { mails } = say.words.oneList
  const { confirmationTemplateId: chosen } = draft.values
  const { data } = useQuery({
    queryKey: ['templates', 'pick'],
    queryFn: () => call(templates.page, { query: { limit: 100 } }),
  })
  const rows = data?.templates.map(({ id, name }) => ({ value: String(id), label: name })) ?? []
  const known = chosen === null || rows.some(row => row.value === String(chosen))
  if (rows.length === 0 && chosen === null) return null
  return (
    <Select
      label={mails.template}
      description={say.fill(mails.templateHint, { tag: '*|SUBCONFIRM|*' })}
      placeholder={mails.templateNone}
      clearable
      searchable
      data={known ? rows : [...rows, { value: String(chosen), label: `#${chosen}` }]}
      value={chosen === null ? null : String(chosen)}
      onChange={value => draft.change({ confirmationTemplateId: value === null ? null : Number(value) })}
    />
  )
}
