import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Page } from '../../parts/page.tsx'
import { Asked } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import { Filters } from './filters.tsx'
import { FirstMail } from './first-mail.tsx'
import { LogFigures, LogFiguresSkeleton } from './log-figures.tsx'
import { LogTable } from './log-table.tsx'
import { MailDrawer } from './mail-drawer.tsx'
import { type LogFilter, logFiguresQuery, logQuery } from './transactional-calls.ts'

const route = getRouteApi('/inside/transactional')

export function TransactionalPage() {
  const { transactional } = useSay().words
  const query = useQuery({ ...logFiguresQuery, refetchInterval: 15_000 })
  return (
    <Page title={transactional.title} lead={transactional.lead}>
      {query.data && !query.data.any ? (
        <FirstMail />
      ) : (
        <>
          <Asked query={query} skeleton={<LogFiguresSkeleton />}>
            {figures => <LogFigures figures={figures} />}
          </Asked>
          <Log templates={query.data?.templates ?? []} isSure={query.isFetched} />
        </>
      )}
    </Page>
  )
}

function Log({ templates, isSure }: { templates: { id: number; name: string }[]; isSure: boolean }) {
  const { mail, ...filter } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery({
    ...logQuery(filter),
    refetchInterval: ({ state }) => (state.data?.pages[0]?.messages.some(isUnderWay) ? 3_000 : 15_000),
  })
  const choose = (chosen: LogFilter) =>
    void navigate({ search: { ...filter, mail, ...chosen }, replace: true, resetScroll: false })
  const clear = () => void navigate({ search: {}, replace: true, resetScroll: false })
  return (
    <>
      <Filters filter={filter} templates={templates} onChoose={choose} />
      <LogTable
        query={query}
        isFiltered={Object.values(filter).some(value => value !== undefined)}
        isSure={isSure}
        onClear={clear}
      />
      <MailDrawer
        messageId={mail}
        onClose={() => void navigate({ search: { ...filter }, replace: true, resetScroll: false })}
      />
    </>
  )
}

const isUnderWay = ({ state }: { state: string }) => ['queued', 'claimed', 'handed_over', 'uncertain'].includes(state)
