import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ContactOrder, ContactRow } from '../../../../contract/contact-table.ts'
import { More } from '../../../parts/more.tsx'
import { useTell } from '../../../parts/notify.ts'
import { useMay } from '../../../session.ts'
import { useSay } from '../../../words/voice.ts'
import { listsQuery } from '../../lists/list-calls.ts'
import { BulkBar, type BulkKind } from './bulk-bar.tsx'
import { BulkDialog, type Selection } from './bulk-dialog.tsx'
import { columnsFor, usualColumns } from './columns.tsx'
import { ColumnsMenu } from './columns-menu.tsx'
import { ContactsTable } from './contacts-table.tsx'
import { ExportDialog } from './export-dialog.tsx'
import classes from './table.module.css'
import { columnsQuery, countQuery } from './table-calls.ts'
import { filterOf, type TableSearch } from './table-search.ts'
import type { useSelection } from './use-selection.ts'

interface FoundProps {
  search: TableSearch
  contacts: ContactRow[]
  isOld: boolean
  more: (() => void) | null
  isFetchingMore: boolean
  onOrder: (order: ContactOrder) => void
  selection: ReturnType<typeof useSelection>
}

/** The table with what stands around it: how many, which columns, what to do with those selected. */
export function Found({ search, contacts, isOld, more, isFetchingMore, onOrder, selection }: FoundProps) {
  const say = useSay()
  const may = useMay('marketer')
  const { data } = useQuery(listsQuery)
  const saved = useQuery(columnsQuery)
  const lists = data?.lists ?? []
  const list = lists.find(one => one.id === filterOf(search).listId)
  const all = columnsFor(list, lists, say)
  const shown = saved.data?.columns ?? usualColumns
  const columns = all.filter(column => shown.includes(column.key))
  return (
    <>
      <div className={classes.tools}>
        <Count search={search} />
        <span className={classes.push} />
        <ColumnsMenu all={all} shown={shown} />
      </div>
      <div className={classes.found} data-old={isOld || undefined} aria-busy={isOld}>
        <ContactsTable
          contacts={contacts}
          columns={columns}
          order={search.order ?? '-added'}
          onOrder={onOrder}
          picked={may ? selection.picked : null}
          isAll={selection.all !== null}
          onPick={selection.pick}
        />
        <More shown={contacts.length} hasMore={more !== null} loading={isFetchingMore} onMore={() => more?.()} />
      </div>
      {selection.count > 0 && (
        <Acts selection={selection} search={search} hasMore={more !== null || contacts.length > selection.count} />
      )}
    </>
  )
}

/** Exact, or a guess that says so and can be counted. */
function Count({ search }: { search: TableSearch }) {
  const say = useSay()
  const t = say.words.contactTable
  const [exactFor, setExactFor] = useState<string | null>(null)
  const key = JSON.stringify({ ...search, order: undefined })
  const count = useQuery(countQuery(search, exactFor === key))
  if (!count.data) return <span aria-busy="true">…</span>
  const words = say.plural(count.data.contacts, say.words.general.contacts)
  if (count.data.precision === 'exact') return <span aria-live="polite">{words}</span>
  return (
    <span aria-live="polite">
      {say.fill(t.about, { contacts: words })}{' '}
      <Button variant="subtle" size="compact-xs" loading={count.isFetching} onClick={() => setExactFor(key)}>
        {t.countExactly}
      </Button>
    </span>
  )
}

interface ActsProps {
  selection: ReturnType<typeof useSelection>
  search: TableSearch
  hasMore: boolean
}

function Acts({ selection, search, hasMore }: ActsProps) {
  const tell = useTell()
  const { data } = useQuery(listsQuery)
  const [kind, setKind] = useState<BulkKind | null>(null)
  const [frozen, setFrozen] = useState<Selection | null>(null)
  const [exporting, dialog] = useDisclosure()
  const lists = data?.lists ?? []
  const { listId } = filterOf(search)
  const act = async (chosen: BulkKind) => {
    try {
      setFrozen(await selection.freeze())
      setKind(chosen)
    } catch (error) {
      tell.failed(error)
    }
  }
  const started = () => {
    setKind(null)
    dialog.close()
    selection.clear()
  }
  return (
    <>
      <BulkBar
        count={selection.count}
        isAll={selection.all !== null}
        canSelectAll={selection.all === null && hasMore}
        selecting={selection.isSelecting}
        onSelectAll={selection.selectAll}
        onClear={selection.clear}
        onAct={chosen => void act(chosen)}
        onExport={dialog.open}
      />
      <BulkDialog
        kind={kind}
        selection={frozen}
        lists={lists}
        listId={listId}
        onClose={() => setKind(null)}
        onStarted={started}
      />
      <ExportDialog
        opened={exporting}
        list={lists.find(list => list.id === listId)}
        select={selection.freeze}
        onClose={dialog.close}
        onStarted={started}
      />
    </>
  )
}
