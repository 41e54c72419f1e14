import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '../../words/voice.ts'

interface CodeFieldProps {
  value?: string
  onChange: (code: string) => void
  error?: React.ReactNode
}

/** The code of the second step: of the app, or a recovery code for those who have lost it. */
export function CodeField({ value, onChange, error }: CodeFieldProps) {
  const { signIn } = useSay().words
  const [isRecovery, setRecovery] = useState(false)
  return (
    <>
      <TextInput
        // Another field, so that the cursor goes into it.
        key={String(isRecovery)}
        label={isRecovery ? signIn.recoveryCode : signIn.code}
        description={isRecovery ? signIn.recoveryLead : signIn.codeLead}
        size="md"
        autoFocus
        autoComplete="one-time-code"
        inputMode={isRecovery ? 'text' : 'numeric'}
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        error={error}
        onChange={event => onChange(event.currentTarget.value)}
      />
      <Button
        variant="subtle"
        size="compact-sm"
        px={0}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => {
          onChange('')
          setRecovery(!isRecovery)
        }}
      >
        {isRecovery ? signIn.useApp : signIn.useRecovery}
      </Button>
    </>
  )
}
