import { Alert, Button, Group } from '@mantine/core'
import { Refused } from '../call.ts'
import { useSay } from '../words/voice.ts'
import type { Saving } from './use-saving.ts'

interface NoticesProps {
  draft: Pick<
    Saving<unknown, unknown>,
    'state' | 'error' | 'isOutdated' | 'left' | 'reload' | 'keepMine' | 'takeLeft' | 'dropLeft'
  > & { saved: { version: number } }
  /** Ours goes on as another one, and the other's stays. */
  keepAsCopy: () => void
}

/** Somebody else was here, or we were and could not save: what there is to decide, and nothing happens by itself. */
export function Notices({ draft, keepAsCopy }: NoticesProps) {
  const { words } = useSay()
  const { emailEditor } = words
  if (draft.state === 'conflict')
    return (
      <Notice title={<ChangedBy error={draft.error} />} lead={emailEditor.conflictLead} urgent>
        <Button size="xs" onClick={() => void draft.reload()}>
          {emailEditor.loadTheirs}
        </Button>
        <Button size="xs" variant="default" onClick={() => void draft.keepMine()}>
          {emailEditor.keepMine}
        </Button>
        <Button size="xs" variant="default" onClick={keepAsCopy}>
          {emailEditor.keepAsCopy}
        </Button>
      </Notice>
    )
  return (
    <>
      {draft.left && <Left draft={draft} />}
      {draft.isOutdated && (
        <Notice title={emailEditor.changedElsewhere} lead={emailEditor.outdatedLead}>
          <Button size="xs" onClick={() => void draft.reload()}>
            {emailEditor.loadTheirs}
          </Button>
        </Notice>
      )}
    </>
  )
}

function ChangedBy({ error }: { error: unknown }) {
  const say = useSay()
  const { emailEditor } = say.words
  const { by, at } = (error instanceof Refused && (error.details as { by?: unknown; at?: unknown })) || {}
  if (typeof at !== 'string') return emailEditor.changedElsewhere
  const moment = say.clock(at)
  return typeof by === 'string'
    ? say.fill(emailEditor.changedBy, { name: by, moment })
    : say.fill(emailEditor.changedAt, { moment })
}

function Left({ draft }: { draft: NoticesProps['draft'] }) {
  const say = useSay()
  const { emailEditor } = say.words
  const { at, version } = draft.left!
  return (
    <Notice
      title={say.fill(emailEditor.leftTitle, { moment: say.clock(at) })}
      lead={version < draft.saved.version ? emailEditor.leftOlderLead : emailEditor.leftLead}
    >
      <Button size="xs" onClick={draft.takeLeft}>
        {emailEditor.leftTake}
      </Button>
      <Button size="xs" variant="default" onClick={draft.dropLeft}>
        {emailEditor.leftDrop}
      </Button>
    </Notice>
  )
}

interface NoticeProps {
  title: React.ReactNode
  lead: string
  urgent?: boolean
  children: React.ReactNode
}

function Notice({ title, lead, urgent, children }: NoticeProps) {
  return (
    <Alert variant="light" mb="lg" title={title} role={urgent ? 'alert' : 'status'}>
      {lead}
      <Group gap="sm" mt="sm">
        {children}
      </Group>
    </Alert>
  )
}
