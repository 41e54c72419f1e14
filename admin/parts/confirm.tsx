import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useSay } from '../words/voice.ts'

interface ConfirmProps {
  opened: boolean
  onClose: () => void
  title: string
  children: ReactNode
  action: string
  keep?: string
  /** The text to type before the action opens. */
  typed?: string
  /** The sentence to tick before the action opens. */
  agree?: string
  busy: boolean
  danger?: boolean
  onConfirm: () => void
}

/** Before what cannot be undone: says whom it touches and asks for a deliberate act. */
export function Confirm(props: ConfirmProps) {
  const { opened, onClose, title, children, action, keep, typed, agree, busy, danger = true, onConfirm } = props
  const say = useSay()
  const [text, setText] = useState('')
  const [agreed, setAgreed] = useState(false)
  useEffect(() => {
    if (!opened) return
    setText('')
    setAgreed(false)
  }, [opened])
  const ready = (typed === undefined || text.trim() === typed) && (agree === undefined || agreed)
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    if (ready && !busy) onConfirm()
  }
  return (
    <Modal opened={opened} onClose={onClose} title={title} centered>
      <form onSubmit={submit}>
        <Stack gap="lg">
          <Text>{children}</Text>
          {typed !== undefined && (
            <TextInput
              data-autofocus
              label={say.fill(say.words.general.typeToConfirm, { text: typed })}
              value={text}
              autoComplete="off"
              spellCheck={false}
              onChange={event => setText(event.currentTarget.value)}
            />
          )}
          {agree !== undefined && (
            <Checkbox label={agree} checked={agreed} onChange={event => setAgreed(event.currentTarget.checked)} />
          )}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {keep ?? say.words.general.cancel}
            </Button>
            <Button type="submit" color={danger ? 'red' : undefined} disabled={!ready} loading={busy}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
