import { Table } from '@mantine/core'
import { lazy, useState } from 'react'
import type { CampaignReport } from '../../../contract/report.ts'
import { Choice, Pictured } from '../../parts/pictured.tsx'
import rows from '../../parts/rows.module.css'
import { useSession } from '../../session.ts'
import type { Say } from '../../words/say.ts'
import { useSay } from '../../words/voice.ts'

const Areas = lazy(() => import('../../parts/lines.tsx').then(m => ({ default: m.Areas })))

type Unit = 'hours' | 'days'

/** One day has no curve of days. */
const WORTH_DAYS = 3

export function Curve({ report }: { report: CampaignReport }) {
  const say = useSay()
  const words = say.words.report
  const { account } = useSession()
  const [unit, setUnit] = useState<Unit>('hours')
  const points = pointsOf(report, unit, say)
  const silent = report.days.every(day => day.opens === 0 && day.clicks === 0)
  const highest = points.reduce((best, point) => (point.opens > best.opens ? point : best), points[0]!)
  return (
    <Pictured
      title={words.curve}
      lead={say.fill(words.curveLead, { zone: account.timeZone })}
      choices={
        report.days.length >= WORTH_DAYS && (
          <Choice
            label={words.unit}
            value={unit}
            choices={{ hours: words.byHour, days: words.byDay }}
            onChoose={setUnit}
          />
        )
      }
      empty={silent && words.curveEmpty}
      about={silent ? '' : say.fill(words.curveAbout, { n: say.number(highest.opens), at: highest.at })}
      chart={
        <Areas
          data={points}
          series={[
            { name: 'opens', label: words.opens, color: 'var(--accent)' },
            { name: 'clicks', label: words.clicks, color: 'var(--good)' },
          ]}
        />
      }
      table={<Points points={points} unit={unit} />}
    />
  )
}

interface Point extends Record<string, string | number> {
  at: string
  opens: number
  clicks: number
}

function pointsOf(report: CampaignReport, unit: Unit, say: Say): Point[] {
  if (unit === 'hours') return report.hours.map(({ at, ...tally }) => ({ at: say.hour(at), ...tally }))
  return report.days.map(({ day, ...tally }) => ({ at: say.shortDate(day), ...tally }))
}

function Points({ points, unit }: { points: Point[]; unit: Unit }) {
  const say = useSay()
  const { report } = say.words
  return (
    <Table className={rows.table} aria-label={report.curve} stickyHeader>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{unit === 'hours' ? report.hourColumn : say.words.general.dayColumn}</Table.Th>
          <Table.Th className={rows.number}>{report.opens}</Table.Th>
          <Table.Th className={rows.number}>{report.clicks}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {points.map(({ at, opens, clicks }) => (
          <Table.Tr key={at}>
            <Table.Td>{at}</Table.Td>
            <Table.Td className={rows.number}>{say.number(opens)}</Table.Td>
            <Table.Td className={rows.number}>{say.number(clicks)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
