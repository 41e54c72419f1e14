import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { FilterChips } from '../../parts/filter-chips.tsx'
import { type PeriodSearch, type Span, spans } from '../../routes/reports.ts'
import { useSession } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { todayIn, usePeriod } from './period.ts'
import classes from './reports.module.css'

interface PeriodPickerProps {
  value: PeriodSearch
  onChoose: (period: PeriodSearch) => void
}

/** The last 30, 90 or 365 days, or days of one's own. */
export function PeriodPicker({ value, onChoose }: PeriodPickerProps) {
  const { words } = useSay()
  const period = usePeriod(value)
  const chosen: Span | 'own' = value.from ? 'own' : (value.days ?? '30')
  return (
    <div className={classes.period}>
      <FilterChips
        label={words.reports.period}
        value={chosen}
        choices={[
          ...spans.map(days => ({ value: days, word: words.reports.spans[days] })),
          { value: 'own' as const, word: words.reports.spans.own },
        ]}
        onChoose={span => onChoose(span === 'own' || span === undefined ? period : { days: span })}
      />
      {chosen === 'own' && <OwnDays key={`${period.from} ${period.until}`} period={period} onChoose={onChoose} />}
    </div>
  )
}

function OwnDays({
  period,
  onChoose,
}: {
  period: { from: string; until: string }
  onChoose: PeriodPickerProps['onChoose']
}) {
  const { words } = useSay()
  const { account } = useSession()
  const [days, setDays] = useState(period)
  const take = (given: Partial<typeof period>) => {
    const next = { ...days, ...given }
    setDays(next)
    // While a year is being typed the day is not whole, or absurd.
    if (next.from && next.until && next.from <= next.until && next.from > '2000') onChoose(next)
  }
  const wrong = days.from > days.until && words.reports.wrongOrder
  return (
    <div className={classes.own}>
      <TextInput
        type="date"
        aria-label={words.reports.from}
        value={days.from}
        max={todayIn(account.timeZone)}
        error={wrong}
        onChange={event => take({ from: event.currentTarget.value })}
      />
      <span aria-hidden>–</span>
      <TextInput
        type="date"
        aria-label={words.reports.until}
        value={days.until}
        max={todayIn(account.timeZone)}
        onChange={event => take({ until: event.currentTarget.value })}
      />
    </div>
  )
}
