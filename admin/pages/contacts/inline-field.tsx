import { Select, TagsInput, Textarea, TextInput, Tooltip, UnstyledButton } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useSay } from '../../words/voice.ts'
import classes from './contact-page.module.css'

interface InlineFieldProps {
  label: string
  value: string | null
  shown?: ReactNode
  derived?: boolean
  kind?: 'text' | 'date' | 'long'
  choices?: { value: string; label: string }[]
  hint?: string
  locked: boolean
  save: (value: string | null) => void
}

/** Read until clicked; then Enter or leaving saves, Esc gives up. */
export function InlineField(props: InlineFieldProps) {
  const { label, value, shown, derived, locked } = props
  const say = useSay()
  const { words } = say
  const [editing, setEditing] = useState(false)
  const content = (
    <>
      {value ? (shown ?? value) : <span className={classes.missing}>{locked ? '–' : words.general.notFilled}</span>}
      {derived && value && (
        <Tooltip label={words.contacts.derivedWhy}>
          <span className={classes.derived}>{words.contacts.derived}</span>
        </Tooltip>
      )}
    </>
  )
  return (
    <div className={classes.field}>
      <span className={classes.label}>{label}</span>
      {editing ? (
        <div className={classes.editing}>
          <Editing {...props} done={() => setEditing(false)} />
        </div>
      ) : locked ? (
        <span className={classes.value}>{content}</span>
      ) : (
        <UnstyledButton
          className={classes.value}
          aria-label={`${say.fill(words.contacts.editField, { field: label })}. ${value ? (typeof shown === 'string' ? shown : value) : words.general.notFilled}`}
          onClick={() => setEditing(true)}
        >
          {content}
          <IconPencil size={15} className={classes.pencil} aria-hidden />
        </UnstyledButton>
      )}
    </div>
  )
}

function Editing({ label, value, kind = 'text', choices, hint, save, done }: InlineFieldProps & { done: () => void }) {
  const [text, setText] = useState(value ?? '')
  const commit = (next: string) => {
    const given = next.trim() || null
    if (given !== value) save(given)
    done()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') done()
    if (event.key === 'Enter' && kind !== 'long') commit(text)
  }
  if (choices)
    return (
      <Select
        aria-label={label}
        data={choices}
        value={value}
        clearable
        defaultDropdownOpened
        autoFocus
        onChange={chosen => commit(chosen ?? '')}
        onBlur={done}
        onKeyDown={event => event.key === 'Escape' && done()}
      />
    )
  const shared = { 'aria-label': label, value: text, autoFocus: true, onKeyDown, onBlur: () => commit(text) }
  if (kind === 'long')
    return <Textarea {...shared} autosize minRows={3} onChange={event => setText(event.currentTarget.value)} />
  return (
    <TextInput
      {...shared}
      type={kind}
      placeholder={hint}
      autoComplete="off"
      onChange={event => setText(event.currentTarget.value)}
    />
  )
}

interface InlineTagsProps {
  tags: string[]
  locked: boolean
  save: (tags: string[]) => void
}

export function InlineTags({ tags, locked, save }: InlineTagsProps) {
  const { words } = useSay()
  return (
    <div className={classes.field}>
      <span className={classes.label}>{words.contacts.fields.tags}</span>
      <TagsInput
        className={classes.editing}
        aria-label={words.contacts.fields.tags}
        placeholder={tags.length > 0 || locked ? undefined : words.contacts.tagsHint}
        value={tags}
        readOnly={locked}
        maxTags={200}
        variant="unstyled"
        styles={{
          input: { paddingInline: 11 },
          inputField: { minWidth: 24 },
          pill: { background: 'color-mix(in srgb, var(--ink) 8%, transparent)' },
        }}
        onChange={save}
      />
    </div>
  )
}
