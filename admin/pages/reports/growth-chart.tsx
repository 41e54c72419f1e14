import { Table } from '@mantine/core'
import { lazy, type ReactNode, useState } from 'react'
import type { Growth, GrowthDay } from '../../../contract/report.ts'
import { Choice, Pictured } from '../../parts/pictured.tsx'
import rows from '../../parts/rows.module.css'
import { useSay } from '../../words/voice.ts'

const Levels = lazy(() => import('../../parts/lines.tsx').then(m => ({ default: m.Levels })))
const UpsAndDowns = lazy(() => import('../../parts/lines.tsx').then(m => ({ default: m.UpsAndDowns })))

/** More points than a screen has room for are put together by weeks; the table keeps its days. */
const MOST_POINTS = 120

interface GrowthChartProps {
  growth: Growth
  title: string
  lead?: ReactNode
}

/** How many are subscribed, or who came and left, over the days of a period. */
export function GrowthChart({ growth, title, lead }: GrowthChartProps) {
  const say = useSay()
  const words = say.words.growth
  const [view, setView] = useState<'total' | 'changes'>('total')
  const { days, sum } = growth
  const [first, last] = [days[0]!, days.at(-1)!]
  const points = days.length > MOST_POINTS ? byWeek(days) : days
  const at = (day: GrowthDay) => say.shortDate(day.day)
  const isEmpty = last.total === 0 && sum.came === 0
  return (
    <Pictured
      title={title}
      lead={lead ?? (view === 'changes' && points !== days && words.weekly)}
      empty={isEmpty && words.empty}
      about={say.fill(words.about, {
        from: say.date(first.day),
        until: say.date(last.day),
        came: say.number(sum.came),
        left: say.number(sum.left),
        total: say.number(last.total),
      })}
      choices={
        <Choice
          label={words.what}
          value={view}
          choices={{ total: words.total, changes: words.changes }}
          onChoose={setView}
        />
      }
      chart={
        view === 'total' ? (
          <Levels
            data={points.map(day => ({ at: at(day), total: day.total }))}
            series={[{ name: 'total', label: words.subscribed, color: 'var(--accent)' }]}
          />
        ) : (
          <UpsAndDowns
            data={points.map(day => ({
              at: at(day),
              came: day.came,
              left: -day.left,
              lost: -(day.bounced + day.complained),
            }))}
            series={[
              { name: 'came', label: words.came, color: 'var(--good)' },
              { name: 'left', label: words.left, color: 'var(--accent)' },
              { name: 'lost', label: words.bouncedOrComplained, color: 'var(--still)' },
            ]}
          />
        )
      }
      table={<Days days={days} />}
    />
  )
}

/** Sums of seven days each, counted from the last; the total is that of the last day. */
function byWeek(days: GrowthDay[]): GrowthDay[] {
  const weeks: GrowthDay[] = []
  for (let end = days.length; end > 0; end -= 7) {
    const week = days.slice(Math.max(0, end - 7), end)
    const add = (key: 'came' | 'left' | 'bounced' | 'complained' | 'confirmed' | 'net') =>
      week.reduce((n, day) => n + day[key], 0)
    weeks.unshift({
      ...week.at(-1)!,
      came: add('came'),
      left: add('left'),
      bounced: add('bounced'),
      complained: add('complained'),
      confirmed: add('confirmed'),
      net: add('net'),
    })
  }
  return weeks
}

const columns = ['came', 'confirmed', 'left', 'bounced', 'complained'] as const

function Days({ days }: { days: GrowthDay[] }) {
  const say = useSay()
  const words = say.words.growth
  return (
    <Table className={rows.table} aria-label={words.title} stickyHeader>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say.words.general.dayColumn}</Table.Th>
          {columns.map(column => (
            <Table.Th
              key={column}
              className={rows.number}
              visibleFrom={column === 'came' || column === 'left' ? undefined : 'sm'}
            >
              {words[column]}
            </Table.Th>
          ))}
          <Table.Th className={rows.number}>{words.net}</Table.Th>
          <Table.Th className={rows.number}>{words.total}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {[...days].reverse().map(day => (
          <Table.Tr key={day.day}>
            <Table.Td className={rows.quiet}>{say.shortDate(day.day)}</Table.Td>
            {columns.map(column => (
              <Table.Td
                key={column}
                className={rows.number}
                visibleFrom={column === 'came' || column === 'left' ? undefined : 'sm'}
              >
                {say.number(day[column])}
              </Table.Td>
            ))}
            <Table.Td className={rows.number}>{say.signed(day.net)}</Table.Td>
            <Table.Td className={rows.number}>{say.number(day.total)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
