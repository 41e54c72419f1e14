import { Alert, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type ListPageKind, listPageKinds } from '../../../contract/list-mails.ts'
import { Part } from '../../parts/page.tsx'
import { useSay } from '../../words/voice.ts'
import classes from './list-page.module.css'
import { PagePreview } from './preview.tsx'
import type { ListDraft } from './use-list-draft.ts'

type Redirect = 'successPage' | 'confirmedPage' | 'unsubscribedPage'
type Text = 'successText' | 'confirmedText' | 'leaveText' | 'unsubscribedText'

const redirects: Partial<Record<ListPageKind, Redirect>> = {
  checkMail: 'successPage',
  subscribed: 'successPage',
  confirmed: 'confirmedPage',
  left: 'unsubscribedPage',
}

export function PagesTab({ draft }: { draft: ListDraft }) {
  const say = useSay()
  const { pages, preview } = say.words.oneList
  const { values } = draft
  const first: ListPageKind = values.doubleOptin ? 'checkMail' : 'subscribed'
  const [page, setPage] = useState<ListPageKind>(first)
  // Of the two that follow the form, a list has one.
  const shown = listPageKinds.filter(kind => kind !== (values.doubleOptin ? 'subscribed' : 'checkMail'))
  const now = shown.includes(page) ? page : first
  const redirect = redirects[now] && values[redirects[now]]
  return (
    <div className={classes.beside}>
      <div>
        <Step draft={draft} title={pages.afterForm} page="successPage" text="successText" show={() => setPage(first)} />
        {values.doubleOptin && (
          <Step
            draft={draft}
            title={pages.afterConfirm}
            page="confirmedPage"
            text="confirmedText"
            show={() => setPage('confirmed')}
          />
        )}
        <Step
          draft={draft}
          title={pages.askLeave}
          text="leaveText"
          hint={pages.askLeaveHint}
          show={() => setPage('leave')}
        />
        <Step
          draft={draft}
          title={pages.afterLeave}
          page="unsubscribedPage"
          text="unsubscribedText"
          show={() => setPage('left')}
        />
      </div>
      <div className={classes.side} data-alone>
        <Select
          label={preview}
          data={shown.map(value => ({ value, label: pages.steps[value] }))}
          allowDeselect={false}
          value={now}
          onChange={value => value && setPage(value as ListPageKind)}
        />
        {redirect && (
          <Alert variant="light" mt="sm" p="xs">
            {say.fill(pages.redirected, { url: redirect })}
          </Alert>
        )}
        <PagePreview draft={draft} page={now} />
      </div>
    </div>
  )
}

interface StepProps {
  draft: ListDraft
  title: string
  page?: Redirect
  text: Text
  hint?: string
  /** Shows the page that is being written. */
  show: () => void
}

function Step({ draft, title, page, text, hint, show }: StepProps) {
  const say = useSay()
  const { pages } = say.words.oneList
  const { values, change, errors } = draft
  return (
    <Part title={title} lead={page === 'successPage' ? pages.lead : undefined}>
      <Stack gap="md">
        {page && (
          <TextInput
            label={pages.redirect}
            description={say.fill(pages.redirectHint, { tag: '*|EMAIL|*' })}
            placeholder="https://"
            inputMode="url"
            value={values[page] ?? ''}
            error={errors[page]}
            onFocus={show}
            onChange={event => change({ [page]: event.currentTarget.value })}
          />
        )}
        {!(page && values[page]) && (
          <Textarea
            label={pages.text}
            description={hint ?? pages.textHint}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={2000}
            value={values[text] ?? ''}
            onFocus={show}
            onChange={event => change({ [text]: event.currentTarget.value })}
          />
        )}
      </Stack>
    </Part>
  )
}
