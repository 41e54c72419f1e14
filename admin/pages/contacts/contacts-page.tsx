import { Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDotsVertical, IconDownload, IconPlus, IconUpload, IconUsers } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ContactFilter } from '../../../contract/contact-filter.ts'
import type { ContactOrder } from '../../../contract/contact-table.ts'
import { ButtonLink } from '../../parts/link.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Failed, RowsSkeleton, Waiting } from '../../parts/states.tsx'
import { useOpening } from '../../parts/use-opening.ts'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { listsQuery } from '../lists/list-calls.ts'
import { NewContact } from './new-contact.tsx'
import { ExportDialog } from './table/export-dialog.tsx'
import { FilterBar } from './table/filter-bar.tsx'
import { Found } from './table/found.tsx'
import { pageQuery } from './table/table-calls.ts'
import { filterOf, searchOf, type TableSearch } from './table/table-search.ts'
import { useSelection } from './table/use-selection.ts'

const route = getRouteApi('/inside/contacts')

export function ContactsPage() {
  const { words } = useSay()
  const may = useMay('marketer')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [adding, drawer] = useOpening()
  const [exporting, dialog] = useDisclosure()
  const { data } = useQuery(listsQuery)
  const lists = data?.lists ?? []
  const filter = filterOf(search)
  const list = lists.find(one => one.id === filter.listId)
  const selection = useSelection(filter)
  const go = (next: TableSearch, replace = false) => void navigate({ search: next, replace })
  const choose = (next: ContactFilter) => go(searchOf(next, search.order), next.search !== filter.search)
  const add = may && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={drawer.open}>
      {words.contacts.new}
    </Button>
  )
  const actions = may && (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button variant="default" px={10} aria-label={words.general.more}>
            <IconDotsVertical size={16} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component={Link} to="/imports" leftSection={<IconUpload size={16} aria-hidden />}>
            {words.contactTable.import}
          </Menu.Item>
          <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={dialog.open}>
            {words.contactTable.actions.export}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {add}
    </>
  )
  return (
    <Page title={words.contacts.title} actions={actions}>
      <FilterBar filter={filter} lists={lists} onChange={choose} />
      <Contacts search={search} go={go} add={add} selection={selection} />
      <NewContact opened={adding} onClose={drawer.close} listId={filter.listId} />
      <ExportDialog
        opened={exporting}
        list={list}
        select={selection.freezeAll}
        onClose={dialog.close}
        onStarted={dialog.close}
      />
    </Page>
  )
}

interface ContactsProps {
  search: TableSearch
  go: (search: TableSearch) => void
  add: React.ReactNode
  selection: ReturnType<typeof useSelection>
}

function Contacts({ search, go, add, selection }: ContactsProps) {
  const query = useInfiniteQuery(pageQuery(search))
  if (query.isError && !query.data) return <Failed error={query.error} retry={() => void query.refetch()} />
  if (!query.data)
    return (
      <Waiting>
        <RowsSkeleton rows={10} columns={5} />
      </Waiting>
    )
  const contacts = query.data.pages.flatMap(page => page.contacts)
  if (contacts.length === 0) {
    const { order: _, ...filter } = search
    const asked = Object.entries(filter).flatMap(([name, value]) => (value ? [name] : []))
    return <Nobody asked={asked} clear={() => go({})} add={add} />
  }
  return (
    <Found
      search={search}
      contacts={contacts}
      isOld={query.isPlaceholderData}
      more={query.hasNextPage ? () => void query.fetchNextPage() : null}
      isFetchingMore={query.isFetchingNextPage}
      onOrder={(order: ContactOrder) => go({ ...search, order: order === '-added' ? undefined : order })}
      selection={selection}
    />
  )
}

function Nobody({ asked, clear, add }: { asked: string[]; clear: () => void; add: React.ReactNode }) {
  const { words } = useSay()
  const administrator = useMay('administrator')
  const icon = <IconUsers size={28} stroke={1.5} aria-hidden />
  const isOfList = asked.includes('list') && asked.every(name => name === 'list' || name === 'state')
  if (isOfList)
    return (
      <Empty icon={icon} title={words.contactTable.listEmptyTitle} lead={words.contactTable.listEmptyLead}>
        {add}
        <Button variant="default" onClick={clear}>
          {words.contacts.clearFilters}
        </Button>
      </Empty>
    )
  if (asked.length > 0)
    return (
      <Empty icon={icon} title={words.contacts.nothingTitle} lead={words.contactTable.nothingLead}>
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
      {add && (
        <ButtonLink to="/imports" variant="default">
          {words.contactTable.import}
        </ButtonLink>
      )}
      {administrator && (
        <ButtonLink to="/account/developers" variant="default">
          {words.contacts.emptyApi}
        </ButtonLink>
      )}
    </Empty>
  )
}
