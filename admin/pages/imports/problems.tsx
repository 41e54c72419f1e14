import { Button, Table, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Import } from '../../../contract/import.ts'
import type { ImportCheck, ImportProblem } from '../../../contract/import-report.ts'
import { More } from '../../parts/more.tsx'
import { Part } from '../../parts/page.tsx'
import rows from '../../parts/rows.module.css'
import { Failed, RowsSkeleton, Waiting } from '../../parts/states.tsx'
import { fileUrl } from '../../parts/tasks/task-calls.ts'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { problemsQuery } from './import-calls.ts'
import classes from './imports.module.css'

/** Every row that is skipped or that a person should know of, with its line and why. */
export function Problems({ one, check }: { one: Import; check: ImportCheck }) {
  const { words } = useSay()
  const may = useMay('marketer')
  if (!may) return null
  const total = check.badRows + check.differingRows
  const download = check.problemsFileId !== null && (
    <Button
      component="a"
      href={fileUrl(check.problemsFileId)}
      download
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
    >
      {words.imports.download}
    </Button>
  )
  if (total === 0)
    return (
      <Text c="dimmed" mt="xl">
        {words.imports.noProblems}
      </Text>
    )
  return (
    <Part title={words.imports.problems} lead={words.imports.problemsLead} actions={download}>
      {check.isCut && <Text mb="md">{words.imports.tooLong}</Text>}
      <Rows one={one} total={total} />
    </Part>
  )
}

function Rows({ one, total }: { one: Import; total: number }) {
  const { words } = useSay()
  const query = useInfiniteQuery(problemsQuery(one.id, one.taskId))
  if (query.isError && !query.data) return <Failed error={query.error} retry={() => void query.refetch()} />
  if (!query.data)
    return (
      <Waiting>
        <RowsSkeleton columns={3} />
      </Waiting>
    )
  const found = query.data.pages.flatMap(page => page.problems)
  return (
    <>
      <Table className={rows.table} aria-label={words.imports.problems}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={rows.number} w={90}>
              {words.imports.line}
            </Table.Th>
            <Table.Th>{words.imports.why}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {found.map(problem => (
            <Row key={problem.line} problem={problem} />
          ))}
        </Table.Tbody>
      </Table>
      <More
        shown={found.length}
        total={total}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  )
}

function Row({ problem }: { problem: ImportProblem }) {
  const say = useSay()
  const { imports } = say.words
  return (
    <Table.Tr>
      <Table.Td className={rows.number}>{say.number(problem.line)}</Table.Td>
      <Table.Td>
        {problem.faults.map(({ fault, column, value, expected }) => (
          <div key={`${fault} ${column}`} className={classes.faultValue}>
            {say.fill(imports.faults[fault], { expected: expected ?? '' })}
            {(column !== null || !problem.isSkipped) && (
              <span className={rows.under}>
                {[column, value, !problem.isSkipped && imports.onlyNote].filter(Boolean).join(' · ')}
              </span>
            )}
          </div>
        ))}
      </Table.Td>
    </Table.Tr>
  )
}
