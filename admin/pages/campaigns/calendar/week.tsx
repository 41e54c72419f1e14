import type { CalendarEntry } from '../../../../contract/schedule.ts'
import { useSay } from '../../../words/voice.ts'
import classes from './calendar.module.css'
import { mondayOf, weekFrom } from './days.ts'
import { Entry } from './entry.tsx'
import { useDrop, useMoving } from './moving.tsx'

export function Week({ day, byDay }: { day: string; byDay: Map<string, CalendarEntry[]> }) {
  return (
    <div className={classes.week}>
      {weekFrom(mondayOf(day)).map(date => (
        <WeekDay key={date} date={date} entries={byDay.get(date) ?? []} />
      ))}
    </div>
  )
}

function WeekDay({ date, entries }: { date: string; entries: CalendarEntry[] }) {
  const say = useSay()
  const { today } = useMoving()
  const { over, ...drop } = useDrop(date)
  return (
    <section
      className={classes.column}
      aria-label={say.weekday(date, 'long', true)}
      data-today={date === today || undefined}
      data-over={over || undefined}
      {...drop}
    >
      <h2 className={classes.columnHead} aria-current={date === today ? 'date' : undefined}>
        <span>{say.weekday(date)}</span> {say.shortDate(date)}
      </h2>
      {entries.map(entry => (
        <Entry key={entry.id} entry={entry} whole />
      ))}
    </section>
  )
}

/** Day after day, those that have something: a phone's month. */
export function Agenda({ days, byDay }: { days: string[]; byDay: Map<string, CalendarEntry[]> }) {
  const say = useSay()
  const { today } = useMoving()
  return days
    .filter(date => byDay.has(date))
    .map(date => (
      <section key={date} className={classes.agendaDay} aria-label={say.weekday(date, 'long', true)}>
        <h2 className={classes.columnHead} data-today={date === today || undefined}>
          {say.weekday(date, 'long', true)}
        </h2>
        {byDay.get(date)!.map(entry => (
          <Entry key={entry.id} entry={entry} whole />
        ))}
      </section>
    ))
}
