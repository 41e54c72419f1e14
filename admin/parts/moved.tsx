import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { session as sessionApi } from '../../contract/index.ts'
import { call, callFor } from '../call.ts'
import { know, tellMoved, useHasMoved, useSession } from '../session.ts'
import { useSay } from '../words/voice.ts'
import { useTell } from './notify.ts'

/** In another tab the session has moved: to begin anew there, or to take it back here and lose nothing that is written. */
export function Moved() {
  const say = useSay()
  const { account } = say.words
  const { account: shown } = useSession()
  const hasMoved = useHasMoved()
  const queries = useQueryClient()
  const tell = useTell()
  const stay = useMutation({
    mutationFn: () => {
      callFor(null)
      return call(sessionApi.switchAccount, { body: { id: shown.id } })
    },
    onSuccess: async session => {
      await know(queries, session)
      tellMoved(false)
      await queries.invalidateQueries()
    },
    onError: error => {
      callFor(shown.id)
      tell.failed(error)
    },
  })
  return (
    <Modal opened={hasMoved} onClose={() => {}} withCloseButton={false} title={account.movedTitle} centered>
      <Stack gap="lg">
        <Text>{say.fill(account.movedLead, { account: shown.name })}</Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" loading={stay.isPending} onClick={() => stay.mutate()}>
            {say.fill(account.movedStay, { account: shown.name })}
          </Button>
          <Button onClick={() => location.assign('/app/')}>{account.movedReload}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
