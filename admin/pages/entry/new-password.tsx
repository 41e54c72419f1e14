import { PasswordInput } from '@mantine/core'
import { useSay } from '../../words/voice.ts'

const SHORTEST = 10

export const isLongEnough = (password: string) => [...password.normalize('NFKC')].length >= SHORTEST

type NewPasswordProps = React.ComponentProps<typeof PasswordInput>

/** A password that somebody chooses; the eye shows it, so it is typed once. */
export function NewPassword(props: NewPasswordProps) {
  const { entry } = useSay().words
  return (
    <PasswordInput
      label={entry.newPassword}
      description={entry.passwordHint}
      autoComplete="new-password"
      size="md"
      {...props}
    />
  )
}
