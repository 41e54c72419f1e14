import { Button } from '@mantine/core'
import { IconPlus, IconTemplate } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { templates } from '../../../contract/index.ts'
import type { TemplateRow } from '../../../contract/template.ts'
import { call } from '../../call.ts'
import { ButtonLink } from '../../parts/link.tsx'
import { More } from '../../parts/more.tsx'
import { Page } from '../../parts/page.tsx'
import { SearchBox } from '../../parts/search-box.tsx'
import { Empty, Failed, Waiting } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { Card, CardsSkeleton } from './card.tsx'
import classes from './cards.module.css'
import { templatesQuery } from './template-calls.ts'
import { TemplateMenu } from './template-menu.tsx'
import { Thumbnail } from './thumbnail.tsx'

const route = getRouteApi('/inside/templates')

export function TemplatesPage() {
  const { words } = useSay()
  const may = useMay('marketer')
  const { search } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery(templatesQuery(search))
  const find = (text: string | undefined) => void navigate({ search: { search: text }, replace: true })
  const create = may && (
    <ButtonLink to="/templates/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {words.templates.new}
    </ButtonLink>
  )
  const found = query.data?.pages.flatMap(page => page.templates)
  const isEmpty = found?.length === 0 && !search
  return (
    <Page title={words.templates.title} actions={create}>
      {!isEmpty && (
        <div className={classes.bar}>
          <SearchBox value={search} label={words.templates.search} onSearch={find} />
        </div>
      )}
      {query.isError && !found ? (
        <Failed error={query.error} retry={() => void query.refetch()} />
      ) : !found ? (
        <Waiting>
          <CardsSkeleton />
        </Waiting>
      ) : found.length === 0 ? (
        <Nothing search={search} clear={() => find(undefined)} create={create} />
      ) : (
        <>
          <ul className={classes.cards} aria-label={words.templates.title}>
            {found.map(one => (
              <TemplateCard key={one.id} template={one} />
            ))}
          </ul>
          <More
            shown={found.length}
            hasMore={query.hasNextPage}
            loading={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
          />
        </>
      )}
    </Page>
  )
}

function Nothing({
  search,
  clear,
  create,
}: {
  search: string | undefined
  clear: () => void
  create: React.ReactNode
}) {
  const { words } = useSay()
  const icon = <IconTemplate size={28} stroke={1.5} aria-hidden />
  if (search)
    return (
      <Empty icon={icon} title={words.templates.nothingTitle} lead={words.templates.nothingLead}>
        <Button variant="default" onClick={clear}>
          {words.contacts.clearFilters}
        </Button>
      </Empty>
    )
  return (
    <Empty
      icon={icon}
      title={words.templates.emptyTitle}
      lead={create ? words.templates.emptyLead : words.templates.noneLead}
    >
      {create}
    </Empty>
  )
}

function TemplateCard({ template }: { template: TemplateRow }) {
  const say = useSay()
  const { words } = say
  const may = useMay('marketer')
  const { id, name, updatedAt } = template
  return (
    <Card
      picture={<TemplatePicture template={template} />}
      name={
        <Link to="/templates/$id" params={{ id }} className={classes.name}>
          {name}
        </Link>
      }
      under={say.fill(words.templates.changedAgo, { ago: say.ago(updatedAt) })}
      menu={may && <TemplateMenu template={template} />}
    />
  )
}

export function TemplatePicture({ template: { id, version } }: { template: Pick<TemplateRow, 'id' | 'version'> }) {
  return (
    <Thumbnail
      name={['templates', id, 'sample', version]}
      ask={async () => (await call(templates.sample, { params: { id } })).html}
    />
  )
}
