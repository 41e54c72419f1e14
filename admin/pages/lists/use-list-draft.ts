import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { lists } from '../../../contract/index.ts'
import type { ListDetail, ListInput } from '../../../contract/list.ts'
import { call } from '../../call.ts'
import {
  forgetLeft,
  forgetUnsaved,
  keepUnsaved,
  readLeft,
  sweepUnsaved,
  type Unsaved,
} from '../../email-editor/unsaved.ts'
import { useTell } from '../../parts/notify.ts'
import { useSession } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { listQuery } from './list-calls.ts'

export type Settings = Required<ListInput>

export interface ListDraft {
  list: ListDetail
  values: Settings
  change: (part: Partial<Settings>) => void
  isDirty: boolean
  /** By the setting: why it cannot be saved. */
  errors: Partial<Record<keyof Settings, string>>
  save: () => void
  isSaving: boolean
  discard: () => void
  /** Typed here before and never saved. */
  left: Unsaved<Settings> | undefined
  takeLeft: () => void
  dropLeft: () => void
}

const pages = ['successPage', 'confirmedPage', 'unsubscribedPage'] as const

/**
 * All settings of a list as typed, whichever part of the page they stand on; only what was changed is sent, so that two people
 * at two parts of it do not undo each other. What is not saved stays in the browser, should the session or the tab end.
 */
export function useListDraft(list: ListDetail): ListDraft {
  const { words } = useSay()
  const session = useSession()
  const queries = useQueryClient()
  const tell = useTell()
  const whose = useMemo(
    () => ({ userId: session.user.id, accountId: session.account.id, thing: `list:${list.id}` }),
    [session.user.id, session.account.id, list.id],
  )
  const [changes, setChanges] = useState<Partial<Settings>>({})
  const [left, setLeft] = useState(() => readLeft<Settings>(whose, list))
  const isDirty = Object.keys(changes).length > 0
  useEffect(sweepUnsaved, [])
  useEffect(() => {
    if (isDirty) keepUnsaved(whose, { changes, version: 0 })
    else forgetUnsaved(whose)
  }, [changes, isDirty, whose])
  const save = useMutation({
    mutationFn: (body: Partial<Settings>) => call(lists.change, { params: { id: list.id }, body }),
    onSuccess: async (saved, sent) => {
      queries.setQueryData(listQuery(list.id).queryKey, saved)
      // What was typed while it was on its way is not saved yet.
      setChanges(now => without(now, sent))
      tell.done(words.lists.savedTell)
      await queries.invalidateQueries({ queryKey: ['lists'], exact: true })
    },
    onError: tell.failed,
  })
  const values = useMemo(() => ({ ...list, ...changes }), [list, changes])
  const errors: ListDraft['errors'] = {}
  if (values.name.trim() === '') errors.name = words.lists.nameMissing
  for (const page of pages)
    if (values[page]?.trim() && !/^\s*https?:\/\/\S/.test(values[page]))
      errors[page] = words.oneList.pages.redirectWrong
  return {
    list,
    values,
    change: part => setChanges(before => differing({ ...before, ...part }, list)),
    isDirty,
    errors,
    save: () => save.mutate(changes),
    isSaving: save.isPending,
    discard: () => setChanges({}),
    left,
    takeLeft: () => {
      setChanges(before => differing({ ...left?.changes, ...before }, list))
      setLeft(undefined)
      forgetLeft(whose)
    },
    dropLeft: () => {
      setLeft(undefined)
      forgetLeft(whose)
    },
  }
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** An empty text and none are the same. */
function differing(changes: Partial<Settings>, list: ListDetail): Partial<Settings> {
  const kept = Object.entries(changes).filter(
    ([key, value]) => !isSame(value === '' ? null : value, list[key as keyof Settings]),
  )
  return Object.fromEntries(kept.map(([key, value]) => [key, value === '' && key !== 'name' ? null : value]))
}

function without(changes: Partial<Settings>, sent: Partial<Settings>): Partial<Settings> {
  return Object.fromEntries(
    Object.entries(changes).filter(([key, value]) => !isSame(value, sent[key as keyof Settings])),
  )
}
