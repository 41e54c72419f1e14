import { useDisclosure } from '@mantine/hooks'
import { IconSend, IconTemplate } from '@tabler/icons-react'
import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { campaigns, templates } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { More } from '../../parts/more.tsx'
import { Empty, Failed, Waiting } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import { campaignsQuery } from '../campaigns/campaign-calls.ts'
import { Card, CardsSkeleton } from './card.tsx'
import classes from './cards.module.css'
import type { GalleryProps } from './gallery.tsx'
import { Look } from './look.tsx'
import { templatesQuery } from './template-calls.ts'
import { Thumbnail } from './thumbnail.tsx'

export function Templates({ chosen, busy, onTemplate }: GalleryProps) {
  const say = useSay()
  const { words } = say
  const query = useInfiniteQuery(templatesQuery(chosen.search))
  const none = chosen.search ? (
    <Empty title={words.templates.nothingTitle} lead={words.templates.nothingLead} />
  ) : (
    <Empty icon={<IconTemplate size={28} stroke={1.5} aria-hidden />} title={words.templates.noTemplates} />
  )
  return (
    <Found query={query} rows={query.data?.pages.flatMap(page => page.templates)} none={none}>
      {({ id, version, name, updatedAt }) => (
        <Own
          key={id}
          name={name}
          under={say.fill(words.templates.changedAgo, { ago: say.ago(updatedAt) })}
          picture={{
            name: ['templates', id, 'sample', version],
            ask: async () => (await call(templates.sample, { params: { id } })).html,
          }}
          busy={busy}
          onTake={() => onTemplate(id)}
        />
      )}
    </Found>
  )
}

export function SentCampaigns({ busy, onCampaign }: GalleryProps) {
  const say = useSay()
  const { words } = say
  const query = useInfiniteQuery(campaignsQuery({ status: 'sent' }))
  const none = <Empty icon={<IconSend size={28} stroke={1.5} aria-hidden />} title={words.templates.noCampaigns} />
  return (
    <Found query={query} rows={query.data?.pages.flatMap(page => page.campaigns)} none={none}>
      {({ id, title, startedAt }) => (
        <Own
          key={id}
          name={title}
          under={startedAt ? say.day(startedAt) : ''}
          picture={{
            name: ['campaigns', id, 'sample'],
            ask: async () => (await call(campaigns.sample, { params: { id } })).html,
          }}
          busy={busy}
          onTake={() => onCampaign(id)}
        />
      )}
    </Found>
  )
}

interface FoundProps<Row> {
  query: Pick<
    UseInfiniteQueryResult,
    'isError' | 'error' | 'refetch' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
  >
  rows: Row[] | undefined
  none: ReactNode
  children: (row: Row) => ReactNode
}

function Found<Row>({ query, rows, none, children }: FoundProps<Row>) {
  if (!rows && query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />
  if (!rows)
    return (
      <Waiting>
        <CardsSkeleton />
      </Waiting>
    )
  if (rows.length === 0) return none
  return (
    <>
      <ul className={classes.cards}>{rows.map(children)}</ul>
      <More
        shown={rows.length}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  )
}

interface OwnProps {
  name: string
  under: string
  picture: { name: readonly unknown[]; ask: () => Promise<string> }
  busy: boolean
  onTake: () => void
}

function Own({ name, under, picture, busy, onTake }: OwnProps) {
  const [looking, look] = useDisclosure()
  return (
    <>
      <Card
        picture={<Thumbnail {...picture} />}
        name={
          <button type="button" className={classes.name} onClick={look.open}>
            {name}
          </button>
        }
        under={under}
      />
      <Look opened={looking} onClose={look.close} title={name} {...picture} busy={busy} onTake={onTake} />
    </>
  )
}
