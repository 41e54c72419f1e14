import { ActionIcon } from '@mantine/core'
import { IconArrowsMove } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { CalendarEntry } from '../../../../contract/schedule.ts'
import { useSay } from '../../../words/voice.ts'
import { tones } from '../status-dot.tsx'
import classes from './calendar.module.css'
import { besideArrow, dayOf, useMoving } from './moving.tsx'

/** One campaign in the calendar. A scheduled one is dragged, moved by Shift and an arrow, or by its button. */
export function Entry({ entry, whole }: { entry: CalendarEntry; whole?: boolean }) {
  const say = useSay()
  const { calendar, campaigns, general } = say.words
  const { canMove, setDragged, propose, timeZone } = useMoving()
  const movable = canMove(entry)
  const status = campaigns.statuses[entry.status]
  return (
    <div className={classes.entry} data-whole={whole || undefined} data-movable={movable || undefined}>
      <Link
        to="/campaigns/$id"
        params={{ id: entry.id }}
        className={classes.link}
        title={whole ? undefined : `${entry.title} · ${status}`}
        draggable={movable}
        aria-keyshortcuts={movable ? 'Shift+ArrowLeft Shift+ArrowRight Shift+ArrowUp Shift+ArrowDown' : undefined}
        aria-describedby={movable ? 'calendar-keys' : undefined}
        onDragStart={event => {
          // Firefox begins a drag only with something to carry.
          event.dataTransfer.setData('text/plain', entry.title)
          event.dataTransfer.effectAllowed = 'move'
          setDragged(entry)
        }}
        onDragEnd={() => setDragged(null)}
        onKeyDown={event => {
          const day = movable && event.shiftKey ? besideArrow(dayOf(entry, timeZone), event.key) : null
          if (!day) return
          event.preventDefault()
          propose(entry, day)
        }}
      >
        <span className={classes.dot} style={{ background: `var(--${tones[entry.status]})` }} aria-hidden />
        <span className={classes.time}>{say.time(entry.at)}</span>
        <span className={classes.title}>{entry.title}</span>
        {whole ? (
          <span className={classes.facts}>
            <span>{entry.subjectSeen || campaigns.noSubject}</span>
            <span>
              {status}
              {entry.recipients > 0 && ` · ${say.plural(entry.recipients, general.people)}`}
            </span>
          </span>
        ) : (
          <span className={classes.heard}>{status}</span>
        )}
      </Link>
      {movable && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={whole ? 'md' : 'xs'}
          className={classes.move}
          aria-label={say.fill(calendar.moveOne, { title: entry.title })}
          title={calendar.move}
          onClick={() => propose(entry)}
        >
          <IconArrowsMove size={whole ? 17 : 13} aria-hidden />
        </ActionIcon>
      )}
    </div>
  )
}
