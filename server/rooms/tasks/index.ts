export { tasksJobs } from './jobs.ts'
export type { TaskRow } from './queries.ts'
export { TaskCancelled, type TaskRun, type TaskWork, taskJob } from './run.ts'
export { cancelTask, canUndo, type NewTask, readTask, startTask, taskPage, undoTask } from './start.ts'
