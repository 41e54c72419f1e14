import { useSay } from '../../words/voice.ts'
import { Confirm } from '../confirm.tsx'

interface UndoImportProps {
  opened: boolean
  onClose: () => void
  busy: boolean
  /** Until when it can be undone, where that is known. */
  until?: string | null
  onConfirm: () => void
}

/** Taking an import back can delete thousands of people, so it is asked wherever it is done. */
export function UndoImport({ until, ...dialog }: UndoImportProps) {
  const say = useSay()
  const { imports } = say.words
  return (
    <Confirm {...dialog} title={imports.undoTitle} action={imports.undo}>
      {imports.undoLead} {until && say.fill(imports.undoUntil, { day: say.day(until) })}
    </Confirm>
  )
}
