import { Skeleton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { listMails } from '../../../contract/index.ts'
import type { ListMailKind, ListPageKind } from '../../../contract/list-mails.ts'
import { call } from '../../call.ts'
import { MailFrame } from '../../parts/mail-frame.tsx'
import { Failed } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import classes from './list-page.module.css'
import type { ListDraft, Settings } from './use-list-draft.ts'

/** What a preview depends on: what differs from what is saved, settled for a moment. */
function useTyped({ list, values }: ListDraft) {
  const [typed] = useDebouncedValue(values, 350)
  const keys = Object.keys(typed).filter(key => settings.includes(key as keyof Settings)) as (keyof Settings)[]
  return Object.fromEntries(keys.filter(key => typed[key] !== list[key]).map(key => [key, typed[key]]))
}

const settings: (keyof Settings)[] = [
  'name',
  'fromName',
  'language',
  'doubleOptin',
  'confirmationSubject',
  'confirmationHtml',
  'confirmationTemplateId',
  'thanksSubject',
  'thanksHtml',
  'goodbyeSubject',
  'goodbyeHtml',
  'leavesEverywhere',
  'successText',
  'confirmedText',
  'leaveText',
  'unsubscribedText',
  'form',
]

const kept = { placeholderData: keepPreviousData, staleTime: 60_000, gcTime: 60_000 }

export function useMailPreview(draft: ListDraft, mail: ListMailKind) {
  const list = useTyped(draft)
  const { id } = draft.list
  return useQuery({
    // What is saved may come to be something else.
    queryKey: ['lists', id, 'mail', mail, list, draft.list],
    queryFn: () => call(listMails.preview, { params: { id }, body: { mail, list } }),
    ...kept,
  })
}

export function PagePreview({ draft, page }: { draft: ListDraft; page: ListPageKind }) {
  const say = useSay()
  const { oneList } = say.words
  const list = useTyped(draft)
  const { id } = draft.list
  const query = useQuery({
    queryKey: ['lists', id, 'page', page, list, draft.list],
    queryFn: () => call(listMails.previewPage, { params: { id }, body: { page, list } }),
    ...kept,
  })
  const name = say.fill(oneList.previewOf, { name: oneList.pages.steps[page] })
  return <Frame query={query} name={name} />
}

interface FrameProps {
  query: { data?: { html: string }; isError: boolean; error: unknown; refetch: () => unknown }
  name: string
}

export function Frame({ query, name }: FrameProps) {
  const { words } = useSay()
  const last = useRef('')
  if (query.data) last.current = query.data.html
  return (
    <figure className={classes.preview}>
      {query.isError ? (
        <Failed error={query.error} retry={() => void query.refetch()} />
      ) : query.data ? (
        <MailFrame html={last.current} title={name} />
      ) : (
        <Skeleton height="100%" />
      )}
      <figcaption>{words.oneList.previewAs}</figcaption>
    </figure>
  )
}
