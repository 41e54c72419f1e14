import { Text } from '@mantine/core'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { More } from '../../parts/more.tsx'
import { Failed, RowsSkeleton, Waiting } from '../../parts/states.tsx'

interface PagedProps<Page, Row> {
  query: UseInfiniteQueryResult<InfiniteData<Page>>
  rowsOf: (page: Page) => Row[]
  /** What to say where there is nothing. */
  empty: string
  children: (rows: Row[]) => ReactNode
}

/** Records page by page: waiting, failed, empty, or the rows with a way to more. */
export function Paged<Page, Row>({ query, rowsOf, empty, children }: PagedProps<Page, Row>) {
  if (query.isError && !query.data) return <Failed error={query.error} retry={() => void query.refetch()} />
  if (!query.data)
    return (
      <Waiting>
        <RowsSkeleton rows={5} columns={2} />
      </Waiting>
    )
  const rows = query.data.pages.flatMap(rowsOf)
  if (rows.length === 0) return <Text c="dimmed">{empty}</Text>
  return (
    <>
      {children(rows)}
      <More
        shown={rows.length}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  )
}
