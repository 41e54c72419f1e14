import { Table } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ImportRow } from '../../../contract/import.ts'
import { Dot } from '../../parts/dot.tsx'
import { More } from '../../parts/more.tsx'
import { Page } from '../../parts/page.tsx'
import rows from '../../parts/rows.module.css'
import { Empty, Failed, RowsSkeleton, Waiting } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { importsQuery, isRunning, tones } from './import-calls.ts'
import classes from './imports.module.css'
import { UploadButton, useUpload } from './upload.tsx'

export function ImportsPage() {
  const { words } = useSay()
  const may = useMay('marketer')
  const upload = useUpload()
  const drop = (event: React.DragEvent) => {
    const file = event.dataTransfer.files[0]
    if (!may || !file) return
    event.preventDefault()
    upload.take(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button does the same; dropping is a shortcut of the mouse
    <div onDragOver={event => may && event.preventDefault()} onDrop={drop}>
      <Page title={words.imports.title} lead={words.imports.lead} actions={may && <UploadButton upload={upload} />}>
        {upload.input}
        {upload.bar && <div className={classes.upload}>{upload.bar}</div>}
        <Imports />
        {may && <p className={classes.hint}>{words.imports.drop}</p>}
      </Page>
    </div>
  )
}

function Imports() {
  const { words } = useSay()
  const query = useInfiniteQuery(importsQuery)
  if (query.isError && !query.data) return <Failed error={query.error} retry={() => void query.refetch()} />
  if (!query.data)
    return (
      <Waiting>
        <RowsSkeleton columns={4} />
      </Waiting>
    )
  const found = query.data.pages.flatMap(page => page.imports)
  if (found.length === 0)
    return (
      <Empty
        icon={<IconFileImport size={28} stroke={1.5} aria-hidden />}
        title={words.imports.emptyTitle}
        lead={words.imports.emptyLead}
      />
    )
  return (
    <>
      <Table className={rows.table} aria-label={words.imports.title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.imports.file}</Table.Th>
            <Table.Th>{words.imports.state}</Table.Th>
            <Table.Th visibleFrom="sm">{words.imports.list}</Table.Th>
            <Table.Th className={rows.number} visibleFrom="sm">
              {words.imports.loadedColumn}
            </Table.Th>
            <Table.Th visibleFrom="md">{words.imports.when}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {found.map(one => (
            <Row key={one.id} one={one} />
          ))}
        </Table.Tbody>
      </Table>
      <More
        shown={found.length}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  )
}

function Row({ one }: { one: ImportRow }) {
  const say = useSay()
  const { imports } = say.words
  return (
    <Table.Tr className={rows.row}>
      <Table.Td>
        <Link to="/imports/$id" params={{ id: one.id }} className={rows.link}>
          {one.fileName}
        </Link>
        <span className={rows.under}>{say.bytes(one.sizeBytes)}</span>
      </Table.Td>
      <Table.Td>
        <Dot tone={tones[one.state]} live={isRunning(one.state)}>
          {imports.states[one.state]}
        </Dot>
      </Table.Td>
      <Table.Td visibleFrom="sm">{one.listName}</Table.Td>
      <Table.Td className={rows.number} visibleFrom="sm">
        {one.load ? say.number(one.load.newContacts + one.load.changedContacts) : '–'}
      </Table.Td>
      <Table.Td className={rows.quiet} visibleFrom="md">
        {[say.moment(one.createdAt), one.createdBy].filter(Boolean).join(' · ')}
      </Table.Td>
    </Table.Tr>
  )
}
