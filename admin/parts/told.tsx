import { useNotifications } from '@mantine/notifications'
import { lazy, Suspense } from 'react'

const Notifications = lazy(() => import('./notifications.tsx'))

/** What notify.ts tells, at the foot of the page. Fetched with the first thing told: until then there is nothing to show. */
export function Told() {
  const { notifications } = useNotifications()
  return notifications.length > 0 ? (
    <Suspense fallback={null}>
      <Notifications />
    </Suspense>
  ) : null
}
