import { Alert, Button, Group } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Feed } from '../../../contract/feed.ts'
import { feeds as api } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { refreshFeeds } from './feed-calls.ts'

/** A feed that shrank to less than half: nothing goes before somebody says so. */
export function Question({ feed }: { feed: Feed }) {
  const say = useSay()
  const { feeds } = say.words
  const may = useMay('marketer')
  const queries = useQueryClient()
  const tell = useTell()
  const answer = useMutation({
    mutationFn: (isRight: boolean) => call(api.answer, { params: { id: feed.id }, body: { isRight } }),
    onSuccess: async (_, isRight) => {
      tell.done(isRight ? feeds.yesTell : feeds.noTell)
      await refreshFeeds(queries)
    },
    onError: tell.failed,
  })
  const { had, has } = feed.question!
  const counts = { had: say.number(had), has: say.number(has) }
  return (
    <Alert
      mb="md"
      color="orange"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={say.fill(feeds.questionTitle, { name: feed.name })}
    >
      {say.fill(feeds.questionLead, counts)}
      {may && (
        <Group gap="sm" mt="sm">
          <Button size="xs" variant="default" loading={answer.isPending} onClick={() => answer.mutate(false)}>
            {feeds.questionNo}
          </Button>
          <Button size="xs" variant="default" loading={answer.isPending} onClick={() => answer.mutate(true)}>
            {feeds.questionYes}
          </Button>
        </Group>
      )}
    </Alert>
  )
}
