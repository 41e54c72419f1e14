import '@mantine/charts/styles.css'
import { AreaChart } from '@mantine/charts'
import { SegmentedControl, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { CampaignReport } from '../../../contract/report.ts'
import { Part } from '../../parts/page.tsx'
import rows from '../../parts/rows.module.css'
import { useSay } from '../../words/voice.ts'
import classes from './report.module.css'

type Hours = CampaignReport['curve']

export function Curve({ curve }: { curve: Hours }) {
  const { words } = useSay()
  const [view, setView] = useState<'chart' | 'table'>('chart')
  const silent = curve.every(hour => hour.opens === 0 && hour.clicks === 0)
  const choice = (
    <SegmentedControl
      size="xs"
      value={view}
      onChange={value => setView(value as 'chart' | 'table')}
      data={[
        { value: 'chart', label: words.report.asChart },
        { value: 'table', label: words.report.asTable },
      ]}
    />
  )
  return (
    <Part title={words.report.curve} lead={words.report.curveLead} actions={!silent && choice}>
      {silent && <Text c="dimmed">{words.report.curveEmpty}</Text>}
      {!silent && (view === 'chart' ? <Chart curve={curve} /> : <Hours curve={curve} />)}
    </Part>
  )
}

function Chart({ curve }: { curve: Hours }) {
  const say = useSay()
  const { report } = say.words
  const data = curve.map(({ hour, opens, clicks }) => ({ hour: say.fill(report.hour, { n: hour + 1 }), opens, clicks }))
  return (
    <AreaChart
      h={260}
      data={data}
      dataKey="hour"
      series={[
        { name: 'opens', label: report.opens, color: 'var(--accent)' },
        { name: 'clicks', label: report.clicks, color: 'var(--good)' },
      ]}
      curveType="monotone"
      withDots={false}
      withLegend
      legendProps={{ verticalAlign: 'top', height: 36, itemSorter: null }}
      fillOpacity={0.16}
      strokeWidth={2}
      gridAxis="x"
      tickLine="none"
      valueFormatter={say.number}
      xAxisProps={{ interval: 'equidistantPreserveStart', minTickGap: 32 }}
      yAxisProps={{ allowDecimals: false, width: 44 }}
      areaChartProps={{ accessibilityLayer: true }}
    />
  )
}

function Hours({ curve }: { curve: Hours }) {
  const say = useSay()
  const { report } = say.words
  return (
    <div className={classes.hours}>
      <Table className={rows.table} aria-label={report.curve} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{report.hourColumn}</Table.Th>
            <Table.Th className={rows.number}>{report.opens}</Table.Th>
            <Table.Th className={rows.number}>{report.clicks}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {curve.map(hour => (
            <Table.Tr key={hour.hour}>
              <Table.Td>{say.fill(report.hour, { n: hour.hour + 1 })}</Table.Td>
              <Table.Td className={rows.number}>{say.number(hour.opens)}</Table.Td>
              <Table.Td className={rows.number}>{say.number(hour.clicks)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
