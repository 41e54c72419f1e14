import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { useSay } from '../words/voice.ts'
import classes from './figure.module.css'

interface FigureProps {
  word: string
  n: number | string
  /** Explains the word, on hover and focus. */
  why?: string
  /** Lines of small print: shares with their base, comparisons. */
  under?: ReactNode[]
  /** Of a whole, 0 to 1: drawn as a bar. */
  share?: number
}

/** One number with its word, within a `dl`. */
export function Figure({ word, n, why, under = [], share }: FigureProps) {
  const say = useSay()
  const shown = typeof n === 'number' ? say.number(n) : n
  return (
    <div>
      <dt className={classes.word}>
        {why ? (
          <Tooltip label={why} events={{ hover: true, focus: true, touch: true }}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its explanation is there for the keyboard too */}
            <span className={classes.explained} tabIndex={0}>
              {word}
            </span>
          </Tooltip>
        ) : (
          word
        )}
      </dt>
      <dd className={classes.value}>
        <span className={classes.big} data-long={shown.length > 9 || undefined}>
          {shown}
        </span>
        {share !== undefined && (
          <span className={classes.bar} aria-hidden>
            <span style={{ width: `${100 * Math.min(1, share)}%`, minWidth: share > 0 ? 2 : 0 }} />
          </span>
        )}
        {under.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
          <div key={i} className={classes.small}>
            {line}
          </div>
        ))}
      </dd>
    </div>
  )
}
