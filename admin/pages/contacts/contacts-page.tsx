import { Button, Select } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus, IconUsers } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type List, type SubscriptionStatus, subscriptionStatuses } from '../../../contract/list.ts'
import { FilterChips } from '../../parts/filter-chips.tsx'
import { ButtonLink } from '../../parts/link.tsx'
import { More } from '../../parts/more.tsx'
import { Page } from '../../parts/page.tsx'
import { SearchBox } from '../../parts/search-box.tsx'
import { Empty, Failed, RowsSkeleton, Waiting } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { listsQuery, sumOf } from '../lists/list-calls.ts'
import classes from './contacts-page.module.css'
import { ContactsTable } from './contacts-table.tsx'
import { NewContact } from './new-contact.tsx'
import { countQuery, pageQuery } from './table-calls.ts'

const route = getRouteApi('/inside/contacts')

interface ContactFilter {
  list?: number
  status?: SubscriptionStatus
  search?: string
}

const asked = ({ list, status, search }: ContactFilter) => ({
  list: list?.toString(),
  state: list ? status : undefined,
  search,
})

export function ContactsPage() {
  const say = useSay()
  const { words } = say
  const may = useMay('marketer')
  const filter = route.useSearch()
  const navigate = route.useNavigate()
  const [adding, drawer] = useDisclosure()
  const choose = (change: ContactFilter) =>
    void navigate({ search: { ...filter, ...change }, replace: change.search !== undefined || 'search' in change })
  const add = may && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={drawer.open}>
      {words.contacts.new}
    </Button>
  )
  return (
    <Page title={words.contacts.title} actions={add}>
      <Filters filter={filter} choose={choose} />
      <Found filter={filter} clear={() => void navigate({ search: {} })} add={add} />
      <NewContact opened={adding} onClose={drawer.close} listId={filter.list} />
    </Page>
  )
}

function Filters({ filter, choose }: { filter: ContactFilter; choose: (change: ContactFilter) => void }) {
  const say = useSay()
  const { words } = say
  const { data } = useQuery(listsQuery)
  const list = data?.lists.find(one => one.id === filter.list)
  return (
    <div className={classes.filters}>
      <div className={classes.search}>
        <SearchBox value={filter.search} label={words.contacts.search} onSearch={search => choose({ search })} />
      </div>
      <Select
        className={classes.list}
        aria-label={words.contacts.list}
        placeholder={words.contacts.anyList}
        data={data?.lists.map(one => ({ value: String(one.id), label: one.name })) ?? []}
        value={filter.list ? String(filter.list) : null}
        onChange={value => choose({ list: value ? Number(value) : undefined, status: undefined })}
        clearable
        searchable={(data?.lists.length ?? 0) > 8}
      />
      {list && <StatusChips list={list} status={filter.status} choose={status => choose({ status })} />}
    </div>
  )
}

interface StatusChipsProps {
  list: List
  status: SubscriptionStatus | undefined
  choose: (status: SubscriptionStatus | undefined) => void
}

function StatusChips({ list, status, choose }: StatusChipsProps) {
  const say = useSay()
  const { words } = say
  const choices = subscriptionStatuses.map(value => ({
    value,
    word: words.contacts.statuses[value],
    count: say.number(list.counts[value]),
  }))
  return (
    <div className={classes.chips}>
      <FilterChips
        label={words.contacts.status}
        value={status}
        choices={[{ value: undefined, word: words.general.all, count: say.number(sumOf(list.counts)) }, ...choices]}
        onChoose={choose}
      />
    </div>
  )
}

function Found({ filter, clear, add }: { filter: ContactFilter; clear: () => void; add: React.ReactNode }) {
  const { words } = useSay()
  const query = useInfiniteQuery(pageQuery(asked(filter)))
  const count = useQuery(countQuery(asked(filter)))
  if (query.isError && !query.data) return <Failed error={query.error} retry={() => void query.refetch()} />
  if (!query.data)
    return (
      <Waiting>
        <RowsSkeleton rows={10} columns={5} />
      </Waiting>
    )
  const contacts = query.data.pages.flatMap(page => page.contacts)
  if (contacts.length === 0)
    return <NobodyFound filtered={Object.values(filter).some(Boolean)} clear={clear} add={add} />
  return (
    <div className={classes.found} data-old={query.isPlaceholderData || undefined} aria-busy={query.isPlaceholderData}>
      <ContactsTable contacts={contacts} withStatus={filter.list !== undefined} label={words.contacts.title} />
      <More
        shown={contacts.length}
        total={count.data?.contacts}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </div>
  )
}

function NobodyFound({ filtered, clear, add }: { filtered: boolean; clear: () => void; add: React.ReactNode }) {
  const { words } = useSay()
  const administrator = useMay('administrator')
  const icon = <IconUsers size={28} stroke={1.5} aria-hidden />
  if (filtered)
    return (
      <Empty icon={icon} title={words.contacts.nothingTitle} lead={words.contacts.nothingLead}>
        <Button variant="default" onClick={clear}>
          {words.contacts.clearFilters}
        </Button>
      </Empty>
    )
  return (
    <Empty
      icon={icon}
      title={words.contacts.emptyTitle}
      lead={add ? words.contacts.emptyLead : words.contacts.noneLead}
    >
      {add}
      {administrator && (
        <ButtonLink to="/account/developers" variant="default">
          {words.contacts.emptyApi}
        </ButtonLink>
      )}
    </Empty>
  )
}
