import { Alert } from '@mantine/core'
import { sentence } from '../../parts/notify.ts'
import { useSay } from '../../words/voice.ts'

/** Why the form was not taken. */
export function Refusal({ error }: { error: unknown }) {
  const say = useSay()
  if (!error) return null
  return (
    <Alert color="red" variant="light" role="alert">
      {sentence(error, say)}
    </Alert>
  )
}
