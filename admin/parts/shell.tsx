import { Tooltip } from '@mantine/core'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { useHasMoved, useSession } from '../session.ts'
import { speakWhole, useSay } from '../words/voice.ts'
import { PaletteButton } from './palette/palette-button.tsx'
import { PhoneBar } from './phone-bar.tsx'
import { isOutdone, sectionsFor } from './sections.ts'
import classes from './shell.module.css'
import { Tray } from './tasks/tray.tsx'
import { UserMenu } from './user-menu.tsx'
import { Wordmark } from './wordmark.tsx'

// With the words that it says.
const Moved = lazy(() => Promise.all([import('./moved.tsx'), speakWhole()]).then(([m]) => ({ default: m.Moved })))
const SOON_MS = 2_000

/** Rail and page on a desk; page over a bottom bar on a phone. */
export function Shell() {
  const { words } = useSay()
  const hasMoved = useHasMoved()
  useEffect(() => {
    // The other screens' words, while this one is being looked at.
    const soon = setTimeout(() => void speakWhole(), SOON_MS)
    return () => clearTimeout(soon)
  }, [])
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {words.shell.skip}
      </a>
      <Rail />
      <main id="content" className={classes.content} tabIndex={-1}>
        <Outlet />
      </main>
      <PhoneBar />
      <Suspense>{hasMoved && <Moved />}</Suspense>
    </div>
  )
}

function Rail() {
  const { words } = useSay()
  const session = useSession()
  const pathname = useLocation({ select: location => location.pathname })
  const nav = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has another door
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [pathname])
  return (
    <aside className={classes.rail}>
      <Link to="/" className={classes.home} aria-label="Poštolka">
        <Wordmark />
      </Link>
      <PaletteButton />
      <nav ref={nav} aria-label={words.shell.navigation} className={classes.nav}>
        {sectionsFor(session).map(section => (
          <div key={section.doors[0]!.name} className={classes.section}>
            {section.title && <div className={classes.sectionTitle}>{words.shell[section.title]}</div>}
            {section.doors.map(door => (
              <Link
                key={door.to}
                to={door.to}
                className={classes.door}
                activeProps={{ 'aria-current': 'page' }}
                activeOptions={{ exact: door.to === '/' || isOutdone(door.to, pathname) }}
              >
                <door.icon size={18} stroke={1.6} aria-hidden />
                {words.shell[door.name]}
              </Link>
            ))}
          </div>
        ))}
      </nav>
      {session.mailbox && (
        <Tooltip label={words.shell.nothingLeavesWhy} position="top-start">
          <p className={classes.note}>{words.shell.nothingLeaves}</p>
        </Tooltip>
      )}
      <Tray />
      <UserMenu />
    </aside>
  )
}
