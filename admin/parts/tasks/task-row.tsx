import { Button, Group, Progress } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowBackUp, IconDownload } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import type { Task, TaskState } from '../../../contract/task.ts'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { Dot, type Tone } from '../dot.tsx'
import { fileUrl, isActive, useCancelTask, useUndoTask } from './task-calls.ts'
import { failureLine, outcomeLine, progressLine } from './task-line.ts'
import classes from './tray.module.css'

const UndoImport = lazy(() => import('./undo-import.tsx').then(m => ({ default: m.UndoImport })))

const tones: Record<TaskState, Tone> = {
  queued: 'wait',
  running: 'accent',
  done: 'good',
  failed: 'bad',
  cancelled: 'still',
}

export function TaskRow({ task }: { task: Task }) {
  const say = useSay()
  const { tasks } = say.words
  const name = tasks.kinds[task.kind]
  const who = task.createdBy === null ? [] : [task.createdBy.name]
  const lines = [outcomeLine(task, say), failureLine(task, say)].filter(line => line !== null)
  return (
    <li className={classes.task}>
      <div className={classes.head}>
        <span className={classes.name}>{name}</span>
        <Dot tone={tones[task.state]} live={task.state === 'running'}>
          {task.isCancelling ? tasks.cancelling : tasks.states[task.state]}
        </Dot>
      </div>
      {lines.map(line => (
        <p key={line} className={classes.line}>
          {line}
        </p>
      ))}
      {isActive(task) && <Bar task={task} name={name} />}
      <div className={classes.foot}>
        <span className={classes.when}>
          {[say.ago(task.finishedAt ?? task.createdAt), ...who].join(' · ')}
          {task.undoneBy !== null && ` · ${tasks.undone}`}
        </span>
        <Actions task={task} name={name} />
      </div>
    </li>
  )
}

function Bar({ task, name }: { task: Task; name: string }) {
  const say = useSay()
  const line = progressLine(task, say)
  const share = task.total ? (100 * task.done) / task.total : null
  return (
    <div>
      <Progress
        value={share ?? 100}
        animated={share === null && task.state === 'running'}
        color={task.state === 'queued' ? 'gray' : undefined}
        size="sm"
        aria-label={name}
      />
      {line && <p className={`${classes.line} numbers`}>{line}</p>}
    </div>
  )
}

const small = { size: 'compact-sm', variant: 'subtle' } as const

function Actions({ task, name }: { task: Task; name: string }) {
  const { words } = useSay()
  const may = useMay('marketer')
  const cancel = useCancelTask()
  if (!may) return null
  const fileId = typeof task.result?.fileId === 'number' ? task.result.fileId : null
  return (
    <Group gap={4}>
      {isActive(task) && !task.isCancelling && (
        <Button
          {...small}
          color="gray"
          loading={cancel.isPending}
          aria-label={`${words.tasks.cancel}: ${name}`}
          onClick={() => cancel.mutate(task.id)}
        >
          {words.tasks.cancel}
        </Button>
      )}
      {task.canUndo && <Undo task={task} name={name} />}
      {fileId !== null && (
        <Button
          {...small}
          component="a"
          href={fileUrl(fileId)}
          download
          leftSection={<IconDownload size={15} aria-hidden />}
          aria-label={`${words.tasks.download}: ${name}`}
        >
          {words.tasks.download}
        </Button>
      )}
    </Group>
  )
}

/** What was done in bulk comes back whole and is undone at once; of an import people may go, so it is asked. */
function Undo({ task, name }: { task: Task; name: string }) {
  const { words } = useSay()
  const undo = useUndoTask()
  const [asking, dialog] = useDisclosure()
  const isImport = task.kind === 'imports.load'
  return (
    <>
      <Button
        {...small}
        loading={undo.isPending}
        leftSection={<IconArrowBackUp size={15} aria-hidden />}
        aria-label={`${words.tasks.undo}: ${name}`}
        onClick={() => (isImport ? dialog.open() : undo.mutate(task.id))}
      >
        {words.tasks.undo}
      </Button>
      <Suspense>
        {isImport && asking && (
          <UndoImport
            opened
            onClose={dialog.close}
            busy={undo.isPending}
            onConfirm={() => undo.mutate(task.id, { onSettled: dialog.close })}
          />
        )}
      </Suspense>
    </>
  )
}
