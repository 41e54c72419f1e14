import type { DrawerProps } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'

const Drawer = lazy(() => import('./drawer.tsx'))

/** A drawer that every page has and few open: what it takes is fetched when it is opened first. */
export function Side(props: DrawerProps) {
  const [isWanted, setIsWanted] = useState(props.opened)
  if (props.opened && !isWanted) setIsWanted(true)
  return isWanted ? (
    <Suspense fallback={null}>
      <Drawer {...props} />
    </Suspense>
  ) : null
}
