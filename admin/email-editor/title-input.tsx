import { useState } from 'react'
import classes from './panes.module.css'

interface TitleInputProps {
  label: string
  hint?: string
  value: string
  maxLength: number
  locked: boolean
  change: (title: string) => void
}

/** A heading that is typed into; what is empty is not taken. */
export function TitleInput({ label, hint, value, maxLength, locked, change }: TitleInputProps) {
  const [text, setText] = useState<string>()
  return (
    <input
      className={classes.title}
      aria-label={label}
      title={hint}
      value={text ?? value}
      readOnly={locked}
      maxLength={maxLength}
      onChange={event => {
        setText(event.currentTarget.value)
        if (event.currentTarget.value.trim()) change(event.currentTarget.value.trim())
      }}
      onBlur={() => setText(undefined)}
      onKeyDown={event => event.key === 'Enter' && event.currentTarget.blur()}
    />
  )
}
