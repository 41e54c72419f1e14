import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconLoader2, IconPointFilled } from '@tabler/icons-react'
import { sentence } from '../parts/notify.ts'
import { useSay } from '../words/voice.ts'
import type { SaveState } from './draft-saver.ts'
import classes from './panes.module.css'
import type { Saving } from './use-saving.ts'

const icons: Record<SaveState, typeof IconCheck> = {
  saved: IconCheck,
  waiting: IconPointFilled,
  saving: IconLoader2,
  failed: IconAlertTriangle,
  conflict: IconAlertTriangle,
}

export function SaveNote({ draft }: { draft: Pick<Saving<unknown, unknown>, 'state' | 'error' | 'flush'> }) {
  const say = useSay()
  const { words } = say
  const Icon = icons[draft.state]
  const wrong = draft.state === 'failed' || draft.state === 'conflict'
  const word =
    draft.state === 'failed' || draft.state === 'conflict' ? words.editor.saveFailed : words.editor[draft.state]
  return (
    <span className={classes.saveNote} data-wrong={wrong || undefined} aria-live="polite">
      <Icon size={15} aria-hidden />
      <span title={draft.state === 'failed' ? sentence(draft.error, say) : undefined}>{word}</span>
      {draft.state === 'failed' && (
        <Button variant="subtle" size="compact-xs" onClick={() => void draft.flush()}>
          {words.general.retry}
        </Button>
      )}
    </span>
  )
}
