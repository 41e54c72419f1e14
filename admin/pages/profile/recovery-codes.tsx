import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { Copy } from '../../parts/copy.tsx'
import { useSession } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import classes from './profile.module.css'

interface RecoveryCodesProps {
  codes: string[]
  finish: string
  onFinished: () => void
}

/** Shown this once, so it asks whether they are saved. */
export function RecoveryCodes({ codes, finish, onFinished }: RecoveryCodesProps) {
  const say = useSay()
  const { profile } = say.words
  const { user } = useSession()
  const [isSaved, setSaved] = useState(false)
  const title = say.fill(profile.codesFile, { email: user.email })
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`${title}\n\n${codes.join('\n')}\n`)}`
  return (
    <Stack gap="md">
      <Text>{profile.codesLead}</Text>
      <ul className={classes.codes} aria-label={profile.codes}>
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="xs">
        <Button
          component="a"
          href={file}
          download="postolka-recovery-codes.txt"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {profile.download}
        </Button>
        <Copy value={codes.join('\n')} what={profile.codes} />
      </Group>
      <Checkbox
        label={profile.codesSaved}
        checked={isSaved}
        onChange={event => setSaved(event.currentTarget.checked)}
      />
      <Button disabled={!isSaved} onClick={onFinished} style={{ alignSelf: 'flex-start' }}>
        {finish}
      </Button>
    </Stack>
  )
}
