import { Button, Group, Select, Table } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type AuditEntry, type AuditKind, auditKinds } from '../../../contract/history.ts'
import { history as historyApi } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { Forbidden } from '../../parts/forbidden.tsx'
import { TextLink } from '../../parts/link.tsx'
import { More } from '../../parts/more.tsx'
import { Page } from '../../parts/page.tsx'
import rows from '../../parts/rows.module.css'
import { Empty, Failed, RowsSkeleton, Waiting } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { nameOf, usersQuery } from '../users/user-calls.ts'
import { auditChanges, auditSentence } from './audit-sentence.ts'
import classes from './history.module.css'

const route = getRouteApi('/inside/account/history')
interface Filter {
  person?: number
  kind?: AuditKind
}

const historyQuery = ({ person, kind }: Filter) =>
  infiniteQueryOptions({
    queryKey: ['history', person, kind],
    queryFn: ({ pageParam }) => call(historyApi.page, { query: { userId: person, kind, after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
  })

export function HistoryPage() {
  const { history } = useSay().words
  return useMay('administrator') ? <ForAdministrators /> : <Forbidden title={history.title} />
}

function ForAdministrators() {
  const { history } = useSay().words
  const filter = route.useSearch()
  const navigate = route.useNavigate()
  const choose = (chosen: Filter) => void navigate({ search: { ...filter, ...chosen } })
  return (
    <Page title={history.title} lead={history.lead}>
      <Filters filter={filter} choose={choose} />
      <Found filter={filter} choose={choose} />
    </Page>
  )
}

interface FilteredProps {
  filter: Filter
  choose: (chosen: Filter) => void
}

function Filters({ filter, choose }: FilteredProps) {
  const { history } = useSay().words
  const { data } = useQuery(usersQuery)
  const people = data?.members.map(member => ({ value: String(member.id), label: nameOf(member) })) ?? []
  const chosen = filter.person === undefined ? null : String(filter.person)
  // Somebody who has left is known from what they did only.
  const found = useInfiniteQuery(historyQuery(filter)).data?.pages[0]?.entries.find(one => one.person)?.person
  if (chosen && data && !people.some(person => person.value === chosen))
    people.push({ value: chosen, label: found ? nameOf(found) : chosen })
  return (
    <Group gap="sm" mb="md" className={classes.filters}>
      <Select
        aria-label={history.person}
        placeholder={history.allPeople}
        data={people}
        value={chosen}
        clearable
        searchable
        onChange={value => choose({ person: value ? Number(value) : undefined })}
      />
      <Select
        aria-label={history.kind}
        placeholder={history.kind}
        data={auditKinds.map(kind => ({ value: kind, label: history.kinds[kind] }))}
        value={filter.kind ?? null}
        clearable
        onChange={value => choose({ kind: (value as AuditKind | null) ?? undefined })}
      />
    </Group>
  )
}

function Found({ filter, choose }: FilteredProps) {
  const { history } = useSay().words
  const query = useInfiniteQuery(historyQuery(filter))
  if (query.isError && !query.data) return <Failed error={query.error} retry={() => void query.refetch()} />
  if (!query.data)
    return (
      <Waiting>
        <RowsSkeleton rows={8} columns={3} />
      </Waiting>
    )
  const entries = query.data.pages.flatMap(page => page.entries)
  const isFiltered = filter.person !== undefined || filter.kind !== undefined
  if (entries.length === 0)
    return (
      <Empty
        icon={<IconHistory size={28} stroke={1.5} aria-hidden />}
        title={isFiltered ? history.nothingTitle : history.emptyTitle}
        lead={isFiltered ? history.nothingLead : history.emptyLead}
      >
        {isFiltered && (
          <Button variant="default" onClick={() => choose({ person: undefined, kind: undefined })}>
            {history.clearFilters}
          </Button>
        )}
      </Empty>
    )
  return (
    <>
      <Entries entries={entries} />
      <More
        shown={entries.length}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  )
}

function Entries({ entries }: { entries: AuditEntry[] }) {
  const { history } = useSay().words
  return (
    <Table className={rows.table} aria-label={history.title}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th visibleFrom="sm">{history.when}</Table.Th>
          <Table.Th className={classes.what}>{history.what}</Table.Th>
          <Table.Th visibleFrom="sm">{history.who}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map(entry => (
          <Row key={entry.id} entry={entry} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Row({ entry }: { entry: AuditEntry }) {
  const say = useSay()
  const { history } = say.words
  const { person, ip } = entry
  const who = person ? nameOf(person) : history.nobody
  return (
    <Table.Tr>
      <Table.Td className={rows.quiet} visibleFrom="sm">
        {say.moment(entry.at)}
      </Table.Td>
      <Table.Td className={classes.what}>
        <What entry={entry} />
        <Changes entry={entry} />
        <span className={classes.phoneFacts}>
          {who} · {say.moment(entry.at)}
        </span>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {person ? (
          <TextLink
            to="/account/history"
            search={{ person: person.id }}
            className={classes.who}
            title={say.fill(history.onlyThis, { name: who })}
          >
            {who}
          </TextLink>
        ) : (
          <span className={rows.quiet}>{who}</span>
        )}
        {ip && <span className={rows.under}>{say.fill(history.from, { ip })}</span>}
      </Table.Td>
    </Table.Tr>
  )
}

function Changes({ entry }: { entry: AuditEntry }) {
  const changes = auditChanges(entry, useSay())
  if (changes.length === 0) return null
  return (
    <ul className={classes.changes}>
      {changes.map(({ field, from, to }) => (
        <li key={field}>
          {field}: <del>{from}</del> → <ins>{to}</ins>
        </li>
      ))}
    </ul>
  )
}

/** Leads to what it was done to, where that is still there. */
function What({ entry }: { entry: AuditEntry }) {
  const say = useSay()
  const sentence = auditSentence(entry, say)
  const [kind] = entry.action.split('.')
  const id = Number(entry.subject)
  if (!entry.isThere) return sentence
  if (kind === 'template')
    return (
      <TextLink to="/templates/$id" params={{ id }} className={classes.link}>
        {sentence}
      </TextLink>
    )
  if (kind === 'campaign')
    return (
      <TextLink to="/campaigns/$id" params={{ id }} className={classes.link}>
        {sentence}
      </TextLink>
    )
  if (kind === 'list')
    return (
      <TextLink to="/lists/$id" params={{ id }} className={classes.link}>
        {sentence}
      </TextLink>
    )
  if (kind === 'contact')
    return (
      <TextLink to="/contacts/$id" params={{ id }} className={classes.link}>
        {sentence}
      </TextLink>
    )
  return sentence
}
