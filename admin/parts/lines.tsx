import '@mantine/charts/styles.css'
import { AreaChart, BarChart, LineChart } from '@mantine/charts'
import { useSay } from '../words/voice.ts'

export interface Series {
  name: string
  label: string
  color: string
  strokeDasharray?: string
}

interface ChartProps {
  /** `at` is the label of the point; the other keys are the series' names. */
  data: Record<string, string | number | null>[]
  series: Series[]
  height?: number
  /** Shares, 0 to 1. */
  percent?: boolean
  /** The page names the lines itself, where names are long. */
  legend?: false
}

const common = {
  dataKey: 'at',
  withLegend: true,
  legendProps: { verticalAlign: 'top', height: 36, itemSorter: null },
  gridAxis: 'x',
  tickLine: 'none',
  xAxisProps: { interval: 'equidistantPreserveStart', minTickGap: 36 },
} as const

/** The picture is hidden from screen readers, which get the table: nothing in it may take the focus either. */
const unfocused = { accessibilityLayer: false }

function useCommon({ data, series, height = 260, percent }: ChartProps) {
  const say = useSay()
  const format = percent ? (n: number) => say.percent(n, 1) : say.number
  return { ...common, h: height, data, series, valueFormatter: format }
}

/** Amounts over time, from zero. */
export function Areas(props: ChartProps) {
  return (
    <AreaChart
      {...useCommon(props)}
      areaChartProps={unfocused}
      curveType="monotone"
      withDots={props.data.length === 1}
      fillOpacity={0.16}
      strokeWidth={2}
      yAxisProps={{ allowDecimals: false, width: 48 }}
    />
  )
}

/** A level over time: what matters is its change, so the axis begins near the lowest value. */
export function Levels(props: ChartProps) {
  return (
    <LineChart
      {...useCommon(props)}
      lineChartProps={unfocused}
      withLegend={props.series.length > 1 && props.legend !== false}
      curveType="monotone"
      withDots={props.data.length === 1}
      strokeWidth={2}
      connectNulls={false}
      yAxisProps={{
        allowDecimals: props.percent === true,
        width: 56,
        domain: props.percent ? [0, 'auto'] : ['auto', 'auto'],
      }}
    />
  )
}

/** What came above the line and what went below it. */
export function UpsAndDowns(props: ChartProps) {
  return (
    <BarChart
      {...useCommon(props)}
      type="stacked"
      maxBarWidth={28}
      barProps={{ radius: 2 }}
      yAxisProps={{ allowDecimals: false, width: 48 }}
      barChartProps={{ ...unfocused, stackOffset: 'sign' }}
    />
  )
}
