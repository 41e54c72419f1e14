import { UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconMenu2 } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { useSession } from '../session.ts'
import { useSay } from '../words/voice.ts'
import { barFor, type Door, isOutdone, sectionsFor } from './sections.ts'
import classes from './shell.module.css'
import { Side } from './side.tsx'
import { Tray } from './tasks/tray.tsx'
import { UserMenu } from './user-menu.tsx'

/** What a thumb reaches for stands in the bar; the whole navigation is in the sheet. */
export function PhoneBar() {
  const { words } = useSay()
  const session = useSession()
  const [open, sheet] = useDisclosure()
  const sections = sectionsFor(session)
  return (
    <nav className={classes.bar} aria-label={words.shell.navigation}>
      {barFor(session).map(door => (
        <DoorLink key={door.to} door={door} className={classes.barDoor!} size={21} short />
      ))}
      <UnstyledButton className={classes.barDoor} onClick={sheet.open}>
        <IconMenu2 size={21} stroke={1.6} aria-hidden />
        {words.shell.menu}
      </UnstyledButton>
      <Side
        opened={open}
        onClose={sheet.close}
        position="bottom"
        size="auto"
        title={words.shell.menu}
        padding="md"
        radius="lg"
      >
        {sections.map(section => (
          <div key={section.doors[0]!.name} className={classes.section}>
            {section.title && <div className={classes.sectionTitle}>{words.shell[section.title]}</div>}
            {section.doors.map(door => (
              <DoorLink key={door.to} door={door} className={classes.door!} size={18} onClick={sheet.close} />
            ))}
          </div>
        ))}
        <Tray onOpen={sheet.close} />
        <UserMenu onLeave={sheet.close} />
      </Side>
    </nav>
  )
}

interface DoorLinkProps {
  door: Door
  className: string
  size: number
  short?: boolean
  onClick?: () => void
}

function DoorLink({ door, className, size, short, onClick }: DoorLinkProps) {
  const { words } = useSay()
  const pathname = useLocation({ select: location => location.pathname })
  const word = short && door.name === 'allContacts' ? 'contacts' : door.name
  return (
    <Link
      to={door.to}
      className={className}
      onClick={onClick}
      activeProps={{ 'aria-current': 'page' }}
      activeOptions={{ exact: door.to === '/' || isOutdone(door.to, pathname) }}
    >
      <door.icon size={size} stroke={1.6} aria-hidden />
      {words.shell[word]}
    </Link>
  )
}
