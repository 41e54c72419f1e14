import { Button, Skeleton, Table } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Refused } from '../call.ts'
import { useSay } from '../words/voice.ts'
import { sentence } from './notify.ts'
import classes from './states.module.css'

interface EmptyProps {
  icon?: ReactNode
  title: string
  lead?: ReactNode
  children?: ReactNode
}

/** What will stand here, and the next step. */
export function Empty({ icon, title, lead, children }: EmptyProps) {
  return (
    <div className={classes.empty}>
      {icon && <div className={classes.icon}>{icon}</div>}
      <p className={classes.title}>{title}</p>
      {lead && <p className={classes.lead}>{lead}</p>}
      {children && <div className={classes.actions}>{children}</div>}
    </div>
  )
}

export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const say = useSay()
  const { general } = say.words
  // Asking again brings nothing back.
  const isGone = error instanceof Refused && error.status === 404
  return (
    <div className={classes.empty} role="alert">
      <div className={classes.icon}>
        <IconAlertTriangle size={28} stroke={1.5} aria-hidden />
      </div>
      <p className={classes.title}>{isGone ? say.words.shell.notFoundTitle : general.failedTitle}</p>
      <p className={classes.lead}>{sentence(error, say)}</p>
      {error instanceof Refused && error.requestId && !isGone && (
        <p className={classes.small}>{say.fill(general.requestId, { id: error.requestId })}</p>
      )}
      {retry && !isGone && (
        <div className={classes.actions}>
          <Button variant="default" onClick={retry}>
            {general.retry}
          </Button>
        </div>
      )}
    </div>
  )
}

interface AskedProps<T> {
  query: UseQueryResult<T>
  skeleton: ReactNode
  children: (data: T) => ReactNode
}

/** What was asked: its skeleton, its failure with a way to ask again, or the answer. */
export function Asked<T>({ query, skeleton, children }: AskedProps<T>) {
  if (query.data !== undefined) return children(query.data)
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />
  return <Waiting>{skeleton}</Waiting>
}

export function Waiting({ children }: { children: ReactNode }) {
  const { words } = useSay()
  return (
    <div aria-busy="true" role="status" aria-label={words.general.loading}>
      {children}
    </div>
  )
}

const widths = ['46%', '62%', '38%', '54%', '70%']

export function RowsSkeleton({ rows = 8, columns = 4 }: { rows?: number; columns?: number }) {
  return (
    <Table verticalSpacing="md" horizontalSpacing={0} aria-hidden>
      <Table.Tbody>
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows without any identity
          <Table.Tr key={row}>
            {Array.from({ length: columns }, (_, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells without any identity
              <Table.Td key={column} visibleFrom={column > 1 ? 'sm' : undefined}>
                <Skeleton height={12} width={widths[(row + column * 2) % widths.length]} />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

export function TextSkeleton({ lines = 4 }: { lines?: number }) {
  return Array.from({ length: lines }, (_, line) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines without any identity
    <Skeleton key={line} height={12} mb={14} width={widths[line % widths.length]} />
  ))
}
