import { Drawer, type DrawerProps } from '@mantine/core'

/** A chunk of its own, for side.tsx. */
export default function LoadedDrawer(props: DrawerProps) {
  return <Drawer {...props} />
}
