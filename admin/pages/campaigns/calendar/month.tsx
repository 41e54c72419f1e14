import { Link } from '@tanstack/react-router'
import type { CalendarEntry } from '../../../../contract/schedule.ts'
import { useSay } from '../../../words/voice.ts'
import classes from './calendar.module.css'
import { weekFrom, weeksOfMonth } from './days.ts'
import { Entry } from './entry.tsx'
import { useDrop, useMoving } from './moving.tsx'

/** More of them go to the week. */
const SHOWN = 3

type ByDay = Map<string, CalendarEntry[]>

export function Month({ day, byDay }: { day: string; byDay: ByDay }) {
  const say = useSay()
  return (
    <table className={classes.month} aria-label={say.month(day)}>
      <thead>
        <tr>
          {weekFrom('2026-11-23').map(weekday => (
            <th key={weekday} scope="col" abbr={say.weekday(weekday, 'long')}>
              {say.weekday(weekday)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOfMonth(day).map(week => (
          <tr key={week[0]}>
            {week.map(date => (
              <Day key={date} date={date} outside={date.slice(0, 7) !== day.slice(0, 7)} entries={byDay.get(date)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ date, outside, entries = [] }: { date: string; outside: boolean; entries?: CalendarEntry[] }) {
  const say = useSay()
  const { today } = useMoving()
  const { over, ...drop } = useDrop(date)
  const shown = entries.length > SHOWN ? entries.slice(0, SHOWN - 1) : entries
  const rest = entries.length - shown.length
  return (
    <td
      className={classes.day}
      data-outside={outside || undefined}
      data-today={date === today || undefined}
      data-over={over || undefined}
      {...drop}
    >
      <span className={classes.number} aria-current={date === today ? 'date' : undefined}>
        <span aria-hidden>{Number(date.slice(8))}</span>
        <span className={classes.heard}>{say.date(date)}</span>
      </span>
      {shown.map(entry => (
        <Entry key={entry.id} entry={entry} />
      ))}
      {rest > 0 && (
        <Link to="/campaigns/calendar" search={{ view: 'week', day: date }} className={classes.rest}>
          {say.plural(rest, say.words.calendar.rest)}
        </Link>
      )}
    </td>
  )
}
