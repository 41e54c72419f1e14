import { Alert, Button, Group, List as Items, Progress, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowBackUp, IconDownload } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Import } from '../../../contract/import.ts'
import type { MappingFault } from '../../../contract/import-settings.ts'
import { ButtonLink } from '../../parts/link.tsx'
import { Part } from '../../parts/page.tsx'
import { fileUrl, taskQuery, useCancelTask, useUndoTask } from '../../parts/tasks/task-calls.ts'
import { failureLine, progressLine } from '../../parts/tasks/task-line.ts'
import { UndoImport } from '../../parts/tasks/undo-import.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { isRunning, useStartImport } from './import-calls.ts'
import classes from './imports.module.css'
import { Problems } from './problems.tsx'

/** The dry run, the loading, and what came of both. */
export function CheckStep({ one }: { one: Import }) {
  if (isRunning(one.state)) return <Running one={one} />
  return (
    <>
      <Failure one={one} />
      <Actions one={one} />
      <Outcome one={one} />
      {one.check && <Problems one={one} check={one.check} />}
    </>
  )
}

function Running({ one }: { one: Import }) {
  const say = useSay()
  const { imports, tasks } = say.words
  const may = useMay('marketer')
  const { data: task } = useQuery({ ...taskQuery(one.taskId ?? 0), enabled: one.taskId !== null })
  const cancel = useCancelTask()
  const title = imports.running[one.state as keyof typeof imports.running]
  const share = task?.total ? (100 * task.done) / task.total : null
  return (
    <div className={classes.narrow} role="status">
      <Text fw={550} mb="xs">
        {title}
      </Text>
      <Progress value={share ?? 100} animated={share === null} aria-label={title} />
      <Text size="sm" c="dimmed" mt={6} className="numbers">
        {(task && progressLine(task, say)) ?? tasks.states.queued}
      </Text>
      <Text size="sm" c="dimmed" mt="md">
        {imports.runningLead}
      </Text>
      {may && task && (
        <Button mt="lg" variant="default" disabled={task.isCancelling} onClick={() => cancel.mutate(task.id)}>
          {task.isCancelling ? tasks.cancelling : imports.cancel}
        </Button>
      )}
    </div>
  )
}

function Failure({ one }: { one: Import }) {
  const say = useSay()
  const { data: task } = useQuery({ ...taskQuery(one.taskId ?? 0), enabled: one.taskId !== null })
  const line = task && one.state !== 'checked' ? failureLine(task, say) : null
  return line ? (
    <Alert color="red" mb="lg" className={classes.narrow} role="alert">
      {line}
    </Alert>
  ) : null
}

function missingOf({ settings }: Import): MappingFault[] {
  const faults: MappingFault[] = []
  if (!settings.list) faults.push('noList')
  if (!settings.columns.some(column => column.target.to === 'email')) faults.push('noEmail')
  if (!settings.basis) faults.push('noBasis')
  return faults
}

function Actions({ one }: { one: Import }) {
  const say = useSay()
  const { imports, general } = say.words
  const may = useMay('marketer')
  const check = useStartImport(one.id, 'check')
  const load = useStartImport(one.id, 'load')
  if (!may) return null
  const missing = missingOf(one)
  if (one.state === 'draft' && missing.length > 0)
    return (
      <Alert color="yellow" className={classes.narrow} title={imports.missing}>
        <Items size="sm">
          {missing.map(fault => (
            <Items.Item key={fault}>{imports.mapping[fault]}</Items.Item>
          ))}
        </Items>
      </Alert>
    )
  const people = (one.check?.newContacts ?? 0) + (one.check?.changedContacts ?? 0)
  const loadWord =
    people > 0 ? say.fill(imports.load, { contacts: say.plural(people, general.contacts) }) : imports.loadNothing
  return (
    <>
      {one.state === 'draft' && (
        <Text c="dimmed" mb="md">
          {imports.checkLead}
        </Text>
      )}
      {one.sameAs && (one.state === 'draft' || one.state === 'checked') && (
        <Alert color="yellow" mb="lg" className={classes.narrow}>
          {say.fill(imports.sameFile, { when: say.moment(one.sameAs.at), name: one.sameAs.fileName })}
        </Alert>
      )}
      <Group gap="sm">
        {one.state === 'draft' && (
          <Button loading={check.isPending} onClick={() => check.mutate()}>
            {imports.check}
          </Button>
        )}
        {one.state === 'checked' && (
          <>
            <Button loading={load.isPending} onClick={() => load.mutate()}>
              {loadWord}
            </Button>
            <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
              {imports.checkAgain}
            </Button>
          </>
        )}
        {(one.state === 'cancelled' || one.state === 'failed') && (
          <Button loading={load.isPending} onClick={() => load.mutate()}>
            {imports.goOn}
          </Button>
        )}
        {one.state === 'loaded' && one.listId !== null && (
          <ButtonLink to="/contacts" search={{ list: one.listId }}>
            {imports.showContacts}
          </ButtonLink>
        )}
        <Undo one={one} />
        {one.undoFileId !== null && (
          <Button
            component="a"
            href={fileUrl(one.undoFileId)}
            download
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {imports.downloadKept}
          </Button>
        )}
      </Group>
    </>
  )
}

function Undo({ one }: { one: Import }) {
  const { imports } = useSay().words
  const [asking, dialog] = useDisclosure()
  const undo = useUndoTask()
  const queries = useQueryClient()
  if (one.undoTaskId === null) return null
  const { undoTaskId } = one
  const confirm = () =>
    undo.mutate(undoTaskId, {
      onSuccess: async () => {
        dialog.close()
        await queries.invalidateQueries({ queryKey: ['imports'] })
      },
    })
  return (
    <>
      <Button variant="default" leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={dialog.open}>
        {imports.undo}
      </Button>
      <UndoImport
        opened={asking}
        onClose={dialog.close}
        busy={undo.isPending}
        until={one.undoUntil}
        onConfirm={confirm}
      />
    </>
  )
}

const CHECKED = [
  'rows',
  'newContacts',
  'changedContacts',
  'unchangedContacts',
  'unsubscribing',
  'keptUnsubscribed',
  'badRows',
  'suppressedRows',
  'noConsentRows',
  'repeatedRows',
  'differingRows',
] as const
const LOADED = [
  'rows',
  'newContacts',
  'changedContacts',
  'unchangedContacts',
  'newSubscriptions',
  'unsubscribed',
  'keptUnsubscribed',
  'skippedRows',
  'repeatedRows',
] as const
const UNDONE = ['removedContacts', 'restoredContacts', 'keptContacts', 'partlyRestored', 'goneContacts'] as const
/** Said even when there are none. */
const ALWAYS: readonly string[] = ['rows', 'newContacts', 'changedContacts', 'badRows', 'removedContacts']

function Outcome({ one }: { one: Import }) {
  const { words } = useSay()
  const { imports } = words
  return (
    <>
      {one.undo && <Facts title={imports.undoneTitle} names={UNDONE} of={one.undo} />}
      {one.load && (
        <Facts
          title={imports.loadedTitle}
          names={LOADED}
          of={{ ...one.load, repeatedRows: one.check?.repeatedRows ?? 0 }}
        />
      )}
      {one.check && !one.load && <Facts title={imports.checkedTitle} names={CHECKED} of={one.check} />}
      {one.check && !one.load && <NewGroups one={one} />}
    </>
  )
}

/** What the column of a group that is to be made offers to choose. */
function NewGroups({ one }: { one: Import }) {
  const say = useSay()
  const { imports } = say.words
  return (one.check?.newChoices ?? []).map(({ column, choices }) => {
    const target = one.settings.columns[column]?.target
    if (target?.to !== 'newGroup') return null
    const text = choices.length > 0 ? choices.join(' · ') : imports.newGroupEmpty
    return (
      <Text key={column} size="sm" mt="sm">
        {say.fill(imports.newGroupChoices, { name: target.name, choices: text })}
      </Text>
    )
  })
}

function Facts<Name extends string>({
  title,
  names,
  of,
}: {
  title: string
  names: readonly Name[]
  of: Record<Name, number>
}) {
  const say = useSay()
  const facts = say.words.imports.facts as Record<string, string>
  const shown = names.filter(name => of[name] > 0 || ALWAYS.includes(name))
  return (
    <Part title={title}>
      <dl className={classes.facts}>
        {shown.map(name => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{facts[name]}</dt>
            <dd>{say.number(of[name])}</dd>
          </div>
        ))}
      </dl>
    </Part>
  )
}
