import { SegmentedControl, Text, VisuallyHidden } from '@mantine/core'
import { type ReactNode, Suspense, useState } from 'react'
import { useSay } from '../words/voice.ts'
import { Part } from './page.tsx'
import classes from './pictured.module.css'
import { TextSkeleton } from './states.tsx'

interface PicturedProps {
  title: string
  lead?: ReactNode
  /** Beside the choice of chart or table. */
  choices?: ReactNode
  /** Said in place of both while there is nothing to draw. */
  empty?: string | false
  /** What the chart shows, in a sentence, for who cannot see it. */
  about: string
  chart: ReactNode
  table: ReactNode
}

/** A chart, and the table of the same numbers one press away. The chart may be lazy. */
export function Pictured({ title, lead, choices, empty, about, chart, table }: PicturedProps) {
  const { words } = useSay()
  const [view, setView] = useState<'chart' | 'table'>('chart')
  const controls = (
    <div className={classes.controls}>
      {choices}
      <Choice
        label={words.general.view}
        value={view}
        choices={{ chart: words.general.asChart, table: words.general.asTable }}
        onChoose={setView}
      />
    </div>
  )
  return (
    <Part title={title} lead={lead} actions={!empty && controls}>
      {empty && <Text c="dimmed">{empty}</Text>}
      {!empty && view === 'chart' && (
        <figure className={classes.figure}>
          <VisuallyHidden component="figcaption">{about}</VisuallyHidden>
          <div aria-hidden>
            <Suspense fallback={<TextSkeleton lines={7} />}>{chart}</Suspense>
          </div>
        </figure>
      )}
      {!empty && view === 'table' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys as well
        <section className={classes.table} tabIndex={0} aria-label={words.general.asTable}>
          {table}
        </section>
      )}
    </Part>
  )
}

interface ChoiceProps<T extends string> {
  label: string
  value: T
  choices: Record<T, string>
  onChoose: (value: T) => void
}

/** One of two or three ways to look at the same thing. */
export function Choice<T extends string>({ label, value, choices, onChoose }: ChoiceProps<T>) {
  return (
    <SegmentedControl
      size="xs"
      aria-label={label}
      value={value}
      onChange={chosen => onChoose(chosen as T)}
      data={Object.entries<string>(choices).map(([key, word]) => ({ value: key, label: word }))}
    />
  )
}
