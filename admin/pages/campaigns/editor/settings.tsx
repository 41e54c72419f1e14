import { MultiSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { CampaignInput } from '../../../../contract/campaign.ts'
import type { List } from '../../../../contract/list.ts'
import { TextLink } from '../../../parts/link.tsx'
import { useSay } from '../../../words/voice.ts'
import { listsQuery } from '../../lists/list-calls.ts'
import { AudienceNote } from './audience-note.tsx'
import classes from './editor.module.css'
import type { Draft } from './use-draft.ts'

export function Settings({ draft, locked }: { draft: Draft; locked: boolean }) {
  const { words } = useSay()
  const { values } = draft
  const bind = (key: 'subject' | 'fromName' | 'fromEmail') => ({
    label: words.editor[key],
    value: values[key],
    readOnly: locked,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      draft.change({ [key]: event.currentTarget.value } as CampaignInput),
  })
  return (
    <section className={classes.settings} aria-label={words.editor.details}>
      <div className={classes.subject}>
        <TextInput {...bind('subject')} placeholder={words.editor.subjectPlaceholder} maxLength={500} />
      </div>
      <Lists draft={draft} locked={locked} />
      <TextInput {...bind('fromName')} />
      <TextInput {...bind('fromEmail')} type="email" autoComplete="off" />
      <TextInput
        label={words.editor.replyTo}
        type="email"
        autoComplete="off"
        placeholder={words.editor.replyToPlaceholder}
        value={values.replyTo ?? ''}
        readOnly={locked}
        onChange={event => draft.change({ replyTo: event.currentTarget.value || null })}
      />
    </section>
  )
}

function Lists({ draft, locked }: { draft: Draft; locked: boolean }) {
  const say = useSay()
  const { words } = say
  const { data } = useQuery(listsQuery)
  const none = data?.lists.length === 0
  return (
    <div className={classes.lists}>
      {none ? (
        <TextLink to="/lists">{words.editor.listsEmpty}</TextLink>
      ) : (
        <MultiSelect
          label={words.editor.lists}
          placeholder={draft.values.listIds.length > 0 ? undefined : words.editor.listsPlaceholder}
          data={
            data?.lists.map(list => ({
              value: String(list.id),
              label: list.name,
            })) ?? []
          }
          renderOption={({ option }) => {
            const list = data?.lists.find(one => String(one.id) === option.value)
            return (
              <span className={classes.listOption}>
                {option.label}
                <span>{list && say.plural(list.counts.subscribed, words.lists.subscribedNow)}</span>
              </span>
            )
          }}
          value={draft.values.listIds.map(String)}
          readOnly={locked}
          onChange={chosen => draft.change(withSender(chosen.map(Number), data?.lists ?? [], draft.values))}
          clearable={false}
          hidePickedOptions
        />
      )}
      <AudienceNote draft={draft} />
    </div>
  )
}

/** The sender follows the only list chosen, until somebody has written another one. */
function withSender(listIds: number[], lists: List[], values: Draft['values']) {
  const only = listIds.length === 1 ? lists.find(list => list.id === listIds[0]) : undefined
  const isOfAList = lists.some(list => list.fromEmail === values.fromEmail && list.fromName === values.fromName)
  if (!only?.fromEmail || (values.fromEmail !== '' && !isOfAList)) return { listIds }
  return { listIds, fromName: only.fromName ?? '', fromEmail: only.fromEmail, replyTo: only.replyTo }
}
