import type { ReactNode } from 'react'
import classes from './dot.module.css'

export type Tone = 'good' | 'wait' | 'bad' | 'still' | 'accent'

/** A state: its word says it, the dot only helps the eye. */
export function Dot({ tone, live, children }: { tone: Tone; live?: boolean; children: ReactNode }) {
  return (
    <span className={classes.state}>
      <span
        className={classes.dot}
        data-live={live || undefined}
        style={{ background: `var(--${tone})` }}
        aria-hidden
      />
      <span className={`${classes.word} upper`}>{children}</span>
    </span>
  )
}
