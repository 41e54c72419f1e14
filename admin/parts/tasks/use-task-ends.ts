import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Task } from '../../../contract/task.ts'
import { useSession } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { isActive } from './task-calls.ts'
import { failureLine, outcomeLine } from './task-line.ts'

/** Tells once when a task that this person started ends, and has what it changed asked for anew. */
export function useTaskEnds(tasks: Task[] | undefined, openTray: () => void): void {
  const say = useSay()
  const queries = useQueryClient()
  const { user } = useSession()
  const watched = useRef(new Set<number>())
  useEffect(() => {
    for (const task of tasks ?? []) {
      if (isActive(task)) watched.current.add(task.id)
      else if (watched.current.delete(task.id)) {
        void queries.invalidateQueries({ predicate: query => query.queryKey[0] !== 'session' })
        if (task.createdBy?.id !== user.id) continue
        const { doneToast, failedToast, cancelledToast, kinds } = say.words.tasks
        const template = { done: doneToast, failed: failedToast, cancelled: cancelledToast }[task.state as 'done']
        notifications.show({
          title: say.fill(template, { kind: kinds[task.kind] }),
          message: outcomeLine(task, say) ?? failureLine(task, say) ?? '',
          color: task.state === 'failed' ? 'red' : task.state === 'done' ? 'green' : 'gray',
          onClick: openTray,
          closeButtonProps: { 'aria-label': say.words.general.close },
        })
      }
    }
  }, [tasks, say, queries, user.id, openTray])
}
