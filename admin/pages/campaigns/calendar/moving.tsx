import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { CalendarEntry } from '../../../../contract/schedule.ts'
import { wallOf } from '../../../../contract/wall-time.ts'
import { useTell } from '../../../parts/notify.ts'
import { dayAfter } from '../../../parts/plain-date.ts'
import { useMay, useSession } from '../../../session.ts'
import { useSay } from '../../../words/voice.ts'
import { MoveDialog } from '../move-dialog.tsx'
import { instantOf } from './days.ts'

interface Moving {
  timeZone: string
  today: string
  dragged: CalendarEntry | null
  setDragged: (entry: CalendarEntry | null) => void
  canMove: (entry: CalendarEntry) => boolean
  /** To another day at the same time of day, or where it is; a dialog asks before anything happens. */
  propose: (entry: CalendarEntry, date?: string) => void
}

const Context = createContext<Moving | null>(null)

export function useMoving(): Moving {
  const moving = useContext(Context)
  if (!moving) throw new Error('only within a calendar')
  return moving
}

/** Days to move by, with Shift held. */
export const arrows: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

export function dayOf(entry: CalendarEntry, timeZone: string): string {
  return wallOf(new Date(entry.at), timeZone).slice(0, 10)
}

export function MovingEntries({ children }: { children: ReactNode }) {
  const { timeZone } = useSession().account
  const may = useMay('marketer')
  const [dragged, setDragged] = useState<CalendarEntry | null>(null)
  const [proposed, setProposed] = useState<{ entry: CalendarEntry; to?: Date } | null>(null)
  const [opened, setOpened] = useState(false)
  const today = wallOf(new Date(), timeZone).slice(0, 10)
  const moving = useMemo<Moving>(
    () => ({
      timeZone,
      today,
      dragged,
      setDragged,
      canMove: entry => may && (entry.status === 'scheduled' || entry.status === 'missed'),
      propose: (entry, date) => {
        const [day, time] = wallOf(new Date(entry.at), timeZone).split('T') as [string, string]
        setProposed(date && date !== day ? { entry, to: instantOf(date, time, timeZone) } : { entry })
        setOpened(true)
      },
    }),
    [timeZone, today, dragged, may],
  )
  return (
    <Context.Provider value={moving}>
      {children}
      {proposed && (
        <MoveDialog
          opened={opened}
          onClose={() => setOpened(false)}
          campaign={{ ...proposed.entry, scheduledAt: proposed.entry.at }}
          to={proposed.to}
        />
      )}
    </Context.Provider>
  )
}

/** What makes a day a place to drop a campaign on. */
export function useDrop(date: string) {
  const { calendar } = useSay().words
  const tell = useTell()
  const { dragged, setDragged, propose, today } = useMoving()
  const [over, setOver] = useState(false)
  if (!dragged) return { over: false }
  const isPast = date < today
  return {
    over: over && !isPast,
    onDragOver: (event: React.DragEvent) => {
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: React.DragEvent) => {
      event.preventDefault()
      setOver(false)
      setDragged(null)
      // A day that takes nothing and says nothing would look broken.
      if (isPast) tell.warned(calendar.past)
      else propose(dragged, date)
    },
  }
}

export const besideArrow = (date: string, key: string): string | null =>
  key in arrows ? dayAfter(date, arrows[key]!) : null
