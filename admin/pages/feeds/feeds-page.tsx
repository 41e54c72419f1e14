import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus, IconRss } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Feed } from '../../../contract/feed.ts'
import { Page } from '../../parts/page.tsx'
import { Asked, Empty, RowsSkeleton } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { feedsQuery } from './feed-calls.ts'
import { FeedDrawer } from './feed-drawer.tsx'
import { FeedTable } from './feed-table.tsx'
import { Question } from './question.tsx'

export function FeedsPage() {
  const { feeds: words } = useSay().words
  const query = useQuery(feedsQuery)
  const may = useMay('marketer')
  const [adding, drawer] = useDisclosure()
  useFreshProducts(query.data?.feeds)
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={drawer.open}>
      {words.add}
    </Button>
  )
  return (
    <Page title={words.title} lead={words.lead} actions={may && query.data?.feeds.length ? add : undefined}>
      <Asked query={query} skeleton={<RowsSkeleton rows={3} columns={3} />}>
        {({ feeds }) =>
          feeds.length > 0 ? (
            <>
              {feeds.map(feed => feed.question && <Question key={feed.id} feed={feed} />)}
              <FeedTable feeds={feeds} />
            </>
          ) : (
            <Empty
              icon={<IconRss size={28} stroke={1.5} aria-hidden />}
              title={words.emptyTitle}
              lead={words.emptyLead}
            >
              {may && add}
            </Empty>
          )
        }
      </Asked>
      {may && <FeedDrawer opened={adding} onClose={drawer.close} />}
    </Page>
  )
}

/** Once a feed was read, the products that were shown are old. */
function useFreshProducts(feeds: Feed[] | undefined) {
  const queries = useQueryClient()
  const read = feeds?.map(feed => feed.triedAt).join()
  const before = useRef(read)
  useEffect(() => {
    if (before.current !== undefined && before.current !== read)
      void queries.invalidateQueries({ queryKey: ['products'] })
    before.current = read
  }, [read, queries])
}
