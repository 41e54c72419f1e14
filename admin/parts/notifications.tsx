import { Notifications } from '@mantine/notifications'

/** A chunk of its own, for told.tsx. */
export default function LoadedNotifications() {
  return <Notifications position="bottom-center" limit={3} />
}
