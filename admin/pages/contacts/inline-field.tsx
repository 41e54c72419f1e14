import { Select, Textarea, TextInput, Tooltip, UnstyledButton } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { type FocusEvent, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { Refused } from '../../call.ts'
import { sentence } from '../../parts/notify.ts'
import { useSay } from '../../words/voice.ts'
import classes from './contact-page.module.css'

interface InlineFieldProps {
  label: string
  value: string | null
  shown?: ReactNode
  derived?: boolean
  kind?: 'text' | 'date' | 'long' | 'number' | 'url'
  choices?: { value: string; label: string }[]
  hint?: string
  /** What to say of a value that the server does not take. */
  wrong: string
  locked: boolean
  /** Rejects with what the server refused. */
  save: (value: string | null) => Promise<unknown>
}

/** Read until clicked; then Enter or leaving saves, Esc gives up. A value that is refused stays, with the reason under it. */
export function InlineField(props: InlineFieldProps) {
  const { label, value, shown, derived, locked } = props
  const say = useSay()
  const { words } = say
  const [editing, setEditing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
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
  const done = (keepFocus: boolean) => {
    setEditing(false)
    if (keepFocus) requestAnimationFrame(() => button.current?.focus())
  }
  return (
    <div className={classes.field}>
      <span className={classes.label}>{label}</span>
      {editing ? (
        <div className={classes.editing}>
          <Editing {...props} done={done} />
        </div>
      ) : locked ? (
        <span className={classes.value}>{content}</span>
      ) : (
        <UnstyledButton
          ref={button}
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

interface EditingProps extends InlineFieldProps {
  /** Whether the cursor goes back to where it was. */
  done: (keepFocus: boolean) => void
}

function Editing({ label, value, kind = 'text', choices, hint, wrong, save, done }: EditingProps) {
  const say = useSay()
  const [text, setText] = useState(value ?? '')
  const [error, setError] = useState<string | null>(null)
  const given = useRef<string | undefined>(undefined)
  const name = useId()
  const commit = async (next: string, keepFocus: boolean) => {
    const wanted = next.trim() || null
    if (wanted === value) return done(keepFocus)
    // Enter saves, and then the field is left, which would save once more.
    if (given.current === next) return
    given.current = next
    try {
      await save(wanted)
      done(keepFocus)
    } catch (refusal) {
      const isWrong = refusal instanceof Refused && refusal.status === 422
      setError(isWrong ? wrong : sentence(refusal, say))
    }
  }
  const change = (next: string) => {
    given.current = undefined
    setError(null)
    setText(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      done(true)
    }
    if (event.key === 'Enter' && (kind !== 'long' || event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void commit(text, true)
    }
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
        error={error}
        onChange={chosen => void commit(chosen ?? '', true)}
        onBlur={() => done(false)}
        onKeyDown={event => event.key === 'Escape' && done(true)}
      />
    )
  const onBlur = (_: FocusEvent) => void commit(text, false)
  const shared = {
    'aria-label': label,
    name,
    value: text,
    error,
    autoFocus: true,
    autoComplete: 'off',
    onKeyDown,
    onBlur,
  }
  if (kind === 'long')
    return <Textarea {...shared} autosize minRows={3} onChange={event => change(event.currentTarget.value)} />
  return (
    <TextInput
      {...shared}
      type={kind === 'number' ? 'text' : kind}
      inputMode={kind === 'number' ? 'numeric' : undefined}
      placeholder={hint}
      onChange={event => change(event.currentTarget.value)}
    />
  )
}
