import { ActionIcon, Button, Group, SegmentedControl, Skeleton, Tooltip } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { CalendarEntry } from '../../../../contract/schedule.ts'
import { Page } from '../../../parts/page.tsx'
import { dayAfter } from '../../../parts/plain-date.ts'
import { Asked } from '../../../parts/states.tsx'
import { useSession } from '../../../session.ts'
import type { Say } from '../../../words/say.ts'
import { useSay } from '../../../words/voice.ts'
import classes from './calendar.module.css'
import { calendarQuery } from './calendar-calls.ts'
import { asDate, mondayOf, monthAfter, weekFrom, weeksOfMonth } from './days.ts'
import { Month } from './month.tsx'
import { dayOf, MovingEntries, useMoving } from './moving.tsx'
import { Agenda, Week } from './week.tsx'

const route = getRouteApi('/inside/campaigns/calendar')

export function CalendarPage() {
  return (
    <MovingEntries>
      <Calendar />
    </MovingEntries>
  )
}

/** Scheduled, sending and sent campaigns by the day of their start, on the clocks of the account. */
function Calendar() {
  const say = useSay()
  const { calendar, campaigns } = say.words
  const { today } = useMoving()
  const search = route.useSearch()
  const phone = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false })
  const view = phone ? 'agenda' : (search.view ?? 'month')
  const day = asDate(search.day) ?? today
  const days = view === 'week' ? weekFrom(mondayOf(day)) : weeksOfMonth(day).flat()
  const own = view === 'agenda' ? days.filter(date => date.slice(0, 7) === day.slice(0, 7)) : days
  return (
    <Page
      wide
      title={calendar.title}
      back={{ to: '/campaigns', word: campaigns.title }}
      heading={
        <span className={`${classes.heading} upper`}>{view === 'week' ? weekTitle(days, say) : say.month(day)}</span>
      }
      actions={<Steps view={view} day={day} />}
    >
      <p id="calendar-keys" className={classes.heard}>
        {calendar.keys}
      </p>
      <Days days={own} day={day} view={view} />
    </Page>
  )
}

type View = 'month' | 'week' | 'agenda'

function Days({ days, day, view }: { days: string[]; day: string; view: View }) {
  const { words } = useSay()
  const { timeZone } = useSession().account
  const query = useQuery(calendarQuery(days, timeZone))
  return (
    <Asked query={query} skeleton={<Skeleton height={view === 'agenda' ? 320 : 620} />}>
      {({ campaigns }) => {
        const byDay = groupedByDay(campaigns, timeZone)
        return (
          <div data-old={query.isPlaceholderData || undefined} className={classes.calendar}>
            {view === 'month' && <Month day={day} byDay={byDay} />}
            {view === 'week' && <Week day={day} byDay={byDay} />}
            {view === 'agenda' && <Agenda days={days} byDay={byDay} />}
            {campaigns.length === 0 && <p className={classes.nothing}>{words.calendar.nothing}</p>}
          </div>
        )
      }}
    </Asked>
  )
}

function groupedByDay(entries: CalendarEntry[], timeZone: string): Map<string, CalendarEntry[]> {
  const byDay = new Map<string, CalendarEntry[]>()
  for (const entry of entries) {
    const day = dayOf(entry, timeZone)
    byDay.set(day, [...(byDay.get(day) ?? []), entry])
  }
  return byDay
}

function Steps({ view, day }: { view: View; day: string }) {
  const { words } = useSay()
  const { calendar } = words
  const { today } = useMoving()
  const navigate = route.useNavigate()
  const go = (to: string) => void navigate({ search: known => ({ ...known, day: to === today ? undefined : to }) })
  const step = (by: 1 | -1) => go(view === 'week' ? dayAfter(mondayOf(day), 7 * by) : monthAfter(day, by))
  return (
    <Group gap="xs">
      <Button variant="default" onClick={() => go(today)}>
        {calendar.today}
      </Button>
      <ActionIcon.Group>
        {([-1, 1] as const).map(by => (
          <Tooltip key={by} label={by < 0 ? calendar.before : calendar.after}>
            <ActionIcon
              variant="default"
              size={36}
              aria-label={by < 0 ? calendar.before : calendar.after}
              onClick={() => step(by)}
            >
              {by < 0 ? <IconChevronLeft size={18} aria-hidden /> : <IconChevronRight size={18} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        ))}
      </ActionIcon.Group>
      {view !== 'agenda' && (
        <SegmentedControl
          aria-label={calendar.view}
          value={view}
          onChange={chosen =>
            void navigate({ search: known => ({ ...known, view: chosen === 'week' ? 'week' : undefined }) })
          }
          data={[
            { value: 'month', label: calendar.month },
            { value: 'week', label: calendar.week },
          ]}
        />
      )}
    </Group>
  )
}

function weekTitle(days: string[], say: Say): string {
  return `${say.shortDate(days[0]!)} – ${say.date(days.at(-1)!)}`
}
