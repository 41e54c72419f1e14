import { Button, Code } from '@mantine/core'
import { IconFeather } from '@tabler/icons-react'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { Refused } from '../call.ts'
import { ButtonLink } from '../parts/link.tsx'
import { useTitle } from '../parts/page.tsx'
import { Empty, Failed } from '../parts/states.tsx'
import { useSay } from '../words/voice.ts'

export function NotFound() {
  const { shell } = useSay().words
  useTitle(shell.notFoundTitle)
  return (
    <Empty
      icon={<IconFeather size={28} stroke={1.5} aria-hidden />}
      title={shell.notFoundTitle}
      lead={shell.notFoundLead}
    >
      <ButtonLink to="/campaigns" variant="default">
        {shell.notFoundGo}
      </ButtonLink>
    </Empty>
  )
}

export function Crashed({ error, reset }: ErrorComponentProps) {
  const { shell } = useSay().words
  if (error instanceof Refused) return <Failed error={error} retry={reset} />
  return (
    <Empty title={shell.crashedTitle} lead={shell.crashedLead}>
      <Code block>{String(error)}</Code>
      <Button variant="default" onClick={() => location.reload()}>
        {shell.reload}
      </Button>
    </Empty>
  )
}
