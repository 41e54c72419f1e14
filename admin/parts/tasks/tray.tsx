import { Loader, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconProgressCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { speakWhole, useIsWhole, useSay } from '../../words/voice.ts'
import { Side } from '../side.tsx'
import { Asked, Empty, TextSkeleton } from '../states.tsx'
import { isActive, recentTasks } from './task-calls.ts'
import { TaskRow } from './task-row.tsx'
import classes from './tray.module.css'
import { useTaskEnds } from './use-task-ends.ts'

/** Says how many long jobs run; opens what they do and what came of them. */
export function Tray({ onOpen }: { onOpen?: () => void }) {
  const say = useSay()
  const { tasks } = say.words
  const [opened, drawer] = useDisclosure()
  const query = useQuery(recentTasks)
  const active = query.data?.tasks.filter(isActive).length ?? 0
  // What came of a task is told in the words of its own screen.
  const isWhole = useIsWhole()
  useTaskEnds(isWhole ? query.data?.tasks : undefined, drawer.open)
  const open = () => {
    onOpen?.()
    drawer.open()
    void speakWhole()
  }
  return (
    <>
      <UnstyledButton className={classes.opener} data-running={active > 0 || undefined} onClick={open}>
        {active > 0 ? <Loader size={18} aria-hidden /> : <IconProgressCheck size={18} stroke={1.6} aria-hidden />}
        <span aria-live="polite">{active > 0 ? say.plural(active, tasks.running) : tasks.tray}</span>
      </UnstyledButton>
      <Side opened={opened} onClose={drawer.close} title={tasks.tray} keepMounted={false}>
        <Asked query={query} skeleton={<TextSkeleton lines={6} />}>
          {page =>
            !isWhole ? (
              <TextSkeleton lines={6} />
            ) : page.tasks.length === 0 ? (
              <Empty title={tasks.empty} lead={tasks.emptyLead} />
            ) : (
              <>
                <p className={classes.line}>{tasks.trayLead}</p>
                <ul className={classes.list}>
                  {page.tasks.map(task => (
                    <TaskRow key={task.id} task={task} />
                  ))}
                </ul>
              </>
            )
          }
        </Asked>
      </Side>
    </>
  )
}
