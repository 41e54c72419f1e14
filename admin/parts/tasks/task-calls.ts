import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { tasks } from '../../../contract/index.ts'
import type { Task, TaskKind } from '../../../contract/task.ts'
import { call } from '../../call.ts'
import { useTell } from '../notify.ts'

export const isActive = (task: Task) => task.state === 'queued' || task.state === 'running'

const RUNNING_MS = 1_000
const QUIET_MS = 30_000

/** The newest tasks; asked often while one of them runs. */
export const recentTasks = queryOptions({
  queryKey: ['tasks', 'recent'],
  queryFn: () => call(tasks.page, { query: { limit: 20 } }),
  refetchInterval: query => (query.state.data?.tasks.some(isActive) ? RUNNING_MS : QUIET_MS),
})

/** The newest of one kind, for the screen that starts them. */
export const tasksOfKind = (kind: TaskKind) =>
  queryOptions({
    queryKey: ['tasks', 'kind', kind],
    queryFn: () => call(tasks.page, { query: { kind, limit: 20 } }),
    refetchInterval: query => (query.state.data?.tasks.some(isActive) ? RUNNING_MS : false),
  })

/** One task, followed until it ends. */
export const taskQuery = (id: number) =>
  queryOptions({
    queryKey: ['tasks', id],
    queryFn: () => call(tasks.read, { params: { id } }),
    refetchInterval: query => (query.state.data === undefined || isActive(query.state.data) ? RUNNING_MS : false),
  })

/** To be called by whatever has just started a task: the tray looks at once. */
export function useStartedTask() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['tasks'] })
}

export function useCancelTask() {
  return useSteer(tasks.cancel)
}

export function useUndoTask() {
  return useSteer(tasks.undo)
}

function useSteer(endpoint: typeof tasks.cancel) {
  const started = useStartedTask()
  const tell = useTell()
  return useMutation({
    mutationFn: (id: number) => call(endpoint, { params: { id } }),
    onSuccess: started,
    onError: tell.failed,
  })
}

/** Where a file of ours is downloaded. */
export const fileUrl = (fileId: number) => `/app/api/files/${fileId}`
