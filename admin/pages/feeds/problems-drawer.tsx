import { Button, Drawer, Table, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Feed } from '../../../contract/feed.ts'
import { More } from '../../parts/more.tsx'
import rows from '../../parts/rows.module.css'
import { Failed, RowsSkeleton, Waiting } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import { feedProblemsQuery } from './feed-calls.ts'

interface ProblemsDrawerProps {
  feed: Feed
  opened: boolean
  onClose: () => void
}

/** What the last read left out, and why. */
export function ProblemsDrawer({ feed, opened, onClose }: ProblemsDrawerProps) {
  const say = useSay()
  const title = say.fill(say.words.feeds.problemsTitle, { name: feed.name })
  return (
    <Drawer opened={opened} onClose={onClose} title={title} position="right" size="lg">
      <Problems feed={feed} />
    </Drawer>
  )
}

function Problems({ feed }: { feed: Feed }) {
  const say = useSay()
  const { feeds, products } = say.words
  const query = useInfiniteQuery(feedProblemsQuery(feed.id))
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />
  if (!query.data)
    return (
      <Waiting>
        <RowsSkeleton rows={6} columns={2} />
      </Waiting>
    )
  const problems = query.data.pages.flatMap(page => page.problems)
  if (problems.length === 0) return <Text c="dimmed">{feeds.noProblems}</Text>
  return (
    <>
      <Text c="dimmed" size="sm" mb="sm">
        {feeds.problemsLead}
      </Text>
      <Button
        component="a"
        href={`/app/api/feeds/${feed.id}/problems.csv`}
        download
        variant="default"
        size="xs"
        leftSection={<IconDownload size={15} aria-hidden />}
      >
        {feeds.download}
      </Button>
      <Table className={rows.table} mt="sm" aria-label={feeds.problems}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{products.product}</Table.Th>
            <Table.Th>{feeds.reason}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {problems.map(({ line, code, title, reason }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: several items may stand in one line
            <Table.Tr key={i}>
              <Table.Td>
                {title ?? code ?? '–'}
                <span className={rows.under}>
                  {[code, say.fill(feeds.line, { line: say.number(line) })].filter(Boolean).join(' · ')}
                </span>
              </Table.Td>
              <Table.Td>{feeds.reasons[reason]}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <More
        shown={problems.length}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  )
}
