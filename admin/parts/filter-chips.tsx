import { UnstyledButton } from '@mantine/core'
import classes from './filter-chips.module.css'

interface FilterChipsProps<T extends string> {
  label: string
  value: T | undefined
  choices: { value: T | undefined; word: string; count?: string }[]
  disabled?: boolean
  onChoose: (value: T | undefined) => void
}

/** One of several filters, as chips; scrolls sideways where it does not fit. */
export function FilterChips<T extends string>({ label, value, choices, onChoose }: FilterChipsProps<T>) {
  return (
    <fieldset className={classes.chips} aria-label={label}>
      {choices.map(choice => (
        <UnstyledButton
          key={choice.value ?? ''}
          className={classes.chip}
          aria-pressed={choice.value === value}
          onClick={() => onChoose(choice.value)}
        >
          <span className={`${classes.word} upper`}>{choice.word}</span>
          {choice.count !== undefined && <span className={classes.count}>{choice.count}</span>}
        </UnstyledButton>
      ))}
    </fieldset>
  )
}
