import { Button, MultiSelect } from '@mantine/core'
import { IconUserMinus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import type { List } from '../../../../contract/list.ts'
import { TextLink } from '../../../parts/link.tsx'
import { useSay } from '../../../words/voice.ts'
import { listsQuery } from '../../lists/list-calls.ts'
import { AudienceNote } from './audience-note.tsx'
import classes from './editor.module.css'
import type { Draft } from './use-draft.ts'

/** To whom it goes, and to whom it does not. */
export function ListsField({ draft, locked }: { draft: Draft; locked: boolean }) {
  const { words } = useSay()
  const { data } = useQuery(listsQuery)
  const { listIds, excludedListIds, resendOf } = draft.values
  const choice = useMemo(() => {
    const unopened = resendOf ? { of: resendOf.id, by: resendOf.unopened } : undefined
    return { listIds, excludedListIds, unopened }
  }, [listIds, excludedListIds, resendOf])
  const lists = data?.lists ?? []
  if (data && lists.length === 0)
    return (
      <div className={classes.lists}>
        <TextLink to="/lists">{words.audience.listsEmpty}</TextLink>
      </div>
    )
  return (
    <div className={classes.lists}>
      <ListsSelect
        label={words.audience.lists}
        placeholder={words.audience.listsPlaceholder}
        lists={lists}
        chosen={listIds}
        locked={locked}
        onChoose={chosen => draft.change(withSender(chosen, lists, draft.values))}
      />
      <Excluded draft={draft} lists={lists} locked={locked} />
      <AudienceNote choice={choice} />
    </div>
  )
}

/** Seldom needed, so it is a button until somebody is left out. */
function Excluded({ draft, lists, locked }: { draft: Draft; lists: List[]; locked: boolean }) {
  const { words } = useSay()
  const { excludedListIds, listIds } = draft.values
  const [opened, setOpened] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  if (!opened && excludedListIds.length === 0) {
    if (locked || lists.length < 2 || listIds.length === 0) return null
    const open = () => {
      setOpened(true)
      requestAnimationFrame(() => input.current?.focus())
    }
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        ml={-8}
        mt={6}
        leftSection={<IconUserMinus size={15} aria-hidden />}
        onClick={open}
      >
        {words.audience.exclude}
      </Button>
    )
  }
  return (
    <ListsSelect
      ref={input}
      label={words.audience.excluded}
      placeholder={words.audience.excludedPlaceholder}
      lists={lists.filter(list => !listIds.includes(list.id) || excludedListIds.includes(list.id))}
      chosen={excludedListIds}
      locked={locked}
      onChoose={chosen => draft.change({ excludedListIds: chosen })}
    />
  )
}

interface ListsSelectProps {
  ref?: React.Ref<HTMLInputElement>
  label: string
  placeholder: string
  lists: List[]
  chosen: number[]
  locked: boolean
  onChoose: (listIds: number[]) => void
}

function ListsSelect({ ref, label, placeholder, lists, chosen, locked, onChoose }: ListsSelectProps) {
  const say = useSay()
  return (
    <MultiSelect
      ref={ref}
      className={classes.listsSelect}
      label={label}
      placeholder={chosen.length > 0 ? undefined : placeholder}
      data={lists.map(list => ({ value: String(list.id), label: list.name }))}
      renderOption={({ option }) => {
        const list = lists.find(one => String(one.id) === option.value)
        return (
          <span className={classes.listOption}>
            {option.label}
            <span>{list && say.plural(list.counts.subscribed, say.words.lists.subscribedNow)}</span>
          </span>
        )
      }}
      value={chosen.map(String)}
      readOnly={locked}
      onChange={values => onChoose(values.map(Number))}
      clearable={false}
      hidePickedOptions
      searchable={lists.length > 8}
    />
  )
}

/** The sender follows the only list chosen, until somebody has written another one. */
function withSender(listIds: number[], lists: List[], values: Draft['values']) {
  const only = listIds.length === 1 ? lists.find(list => list.id === listIds[0]) : undefined
  const isOfAList = lists.some(list => list.fromEmail === values.fromEmail && list.fromName === values.fromName)
  if (!only?.fromEmail || (values.fromEmail !== '' && !isOfAList)) return { listIds }
  return { listIds, fromName: only.fromName ?? '', fromEmail: only.fromEmail, replyTo: only.replyTo }
}
