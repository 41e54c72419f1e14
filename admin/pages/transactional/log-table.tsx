import { Button, Table } from '@mantine/core'
import { IconMailBolt } from '@tabler/icons-react'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Reply } from '../../../contract/endpoint.ts'
import type { transactional as contract, LoggedMail } from '../../../contract/transactional.ts'
import { Dot } from '../../parts/dot.tsx'
import { More } from '../../parts/more.tsx'
import rows from '../../parts/rows.module.css'
import { Empty, Failed, RowsSkeleton, Waiting } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import { fateOf } from '../campaigns/fate.ts'
import { isAccepted } from './mail-facts.ts'
import classes from './transactional.module.css'

interface LogTableProps {
  query: UseInfiniteQueryResult<InfiniteData<Reply<typeof contract.page>>>
  isFiltered: boolean
  /** Whether it is known that there was ever a mail: before that an empty table says nothing. */
  isSure: boolean
  onClear: () => void
}

export function LogTable({ query, isFiltered, isSure, onClear }: LogTableProps) {
  const { transactional } = useSay().words
  if (query.isError && !query.data) return <Failed error={query.error} retry={() => void query.refetch()} />
  if (!query.data || (!isSure && query.data.pages[0]?.messages.length === 0))
    return (
      <Waiting>
        <RowsSkeleton rows={8} columns={3} />
      </Waiting>
    )
  const mails = query.data.pages.flatMap(page => page.messages)
  if (mails.length === 0)
    return (
      <Empty
        icon={<IconMailBolt size={28} stroke={1.5} aria-hidden />}
        title={transactional.nothingTitle}
        lead={transactional.nothingLead}
      >
        {isFiltered && (
          <Button variant="default" onClick={onClear}>
            {transactional.clear}
          </Button>
        )}
      </Empty>
    )
  return (
    <>
      <Table className={rows.table} mt="xs" aria-label={transactional.title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{transactional.subject}</Table.Th>
            <Table.Th visibleFrom="sm">{transactional.fate}</Table.Th>
            <Table.Th visibleFrom="sm" className={rows.number}>
              {transactional.when}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {mails.map(mail => (
            <Row key={mail.id} mail={mail} />
          ))}
        </Table.Tbody>
      </Table>
      <More
        shown={mails.length}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  )
}

function Row({ mail }: { mail: LoggedMail }) {
  const say = useSay()
  const { transactional } = say.words
  const fate = fateOf(mail, say)
  const copy = mail.role === 'to' ? null : transactional.copies[mail.role]
  const under = [
    [mail.address || transactional.erased, copy && `(${copy})`].filter(Boolean).join(' '),
    mail.templateName ?? (mail.kind === 'api' ? null : transactional.kinds[mail.kind]),
  ]
  const small = isAccepted(mail) ? null : fate.more.join(' · ')
  return (
    <Table.Tr className={rows.row}>
      <Table.Td className={classes.subject}>
        <Link
          from="/transactional"
          to="/transactional"
          search={before => ({ ...before, mail: mail.id })}
          resetScroll={false}
          className={rows.link}
        >
          {mail.subject || transactional.noSubject}
        </Link>
        <span className={rows.under}>{under.filter(Boolean).join(' · ')}</span>
        <span className={classes.phoneFacts}>
          <Dot tone={fate.tone}>{fate.main}</Dot>
          <time dateTime={mail.createdAt}>{say.moment(mail.createdAt)}</time>
        </span>
      </Table.Td>
      <Table.Td visibleFrom="sm" className={classes.fate}>
        <Dot tone={fate.tone}>{fate.main}</Dot>
        {small && <span className={rows.under}>{small}</span>}
      </Table.Td>
      <Table.Td visibleFrom="sm" className={rows.number}>
        <time className={rows.quiet} dateTime={mail.createdAt}>
          {say.moment(mail.createdAt)}
        </time>
      </Table.Td>
    </Table.Tr>
  )
}
