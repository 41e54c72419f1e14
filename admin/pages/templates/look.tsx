import { Button, Group, Modal, Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { withScheme } from '../../email-editor/dark-look.ts'
import { MailFrame } from '../../parts/mail-frame.tsx'
import { Failed } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import classes from './cards.module.css'

interface LookProps {
  opened: boolean
  onClose: () => void
  title: string
  name: readonly unknown[]
  ask: () => Promise<string>
  busy: boolean
  onTake: () => void
}

/** The whole e-mail, and the way on. */
export function Look({ opened, onClose, title, busy, onTake, ...picture }: LookProps) {
  const { words } = useSay()
  return (
    <Modal opened={opened} onClose={onClose} title={title} size={720} centered>
      <Stack gap="lg">
        <Picture title={title} {...picture} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {words.general.cancel}
          </Button>
          <Button data-autofocus loading={busy} onClick={onTake}>
            {words.templates.take}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function Picture({ title, name, ask }: Pick<LookProps, 'title' | 'name' | 'ask'>) {
  const say = useSay()
  const { data, isError, error, refetch } = useQuery({ queryKey: name, queryFn: ask, staleTime: 10 * 60_000 })
  if (isError) return <Failed error={error} retry={() => void refetch()} />
  return (
    <div className={classes.look}>
      {data === undefined ? (
        <Skeleton height="100%" radius={0} />
      ) : (
        <MailFrame html={withScheme(data, 'light')} title={say.fill(say.words.templates.picture, { name: title })} />
      )}
    </div>
  )
}
