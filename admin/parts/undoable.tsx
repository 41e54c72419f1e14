import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMemo } from 'react'
import { useSay } from '../words/voice.ts'

/** Long enough to read the sentence and to change one's mind. */
const shownMs = 12_000

/** Tells what was done, with a button that takes it back. */
export function useUndoable() {
  const { words } = useSay()
  return useMemo(
    () => (message: string, undo: () => void) => {
      const id = notifications.show({
        message: (
          <Group justify="space-between" gap="sm" wrap="nowrap">
            <span>{message}</span>
            <Button
              size="compact-sm"
              variant="light"
              flex="none"
              onClick={() => {
                notifications.hide(id)
                undo()
              }}
            >
              {words.templates.undo}
            </Button>
          </Group>
        ),
        autoClose: shownMs,
        closeButtonProps: { 'aria-label': words.general.close },
      })
    },
    [words],
  )
}
