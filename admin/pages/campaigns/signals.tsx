import { Table } from '@mantine/core'
import type { CampaignReport } from '../../../contract/report.ts'
import { Part } from '../../parts/page.tsx'
import rows from '../../parts/rows.module.css'
import { useSay } from '../../words/voice.ts'
import classes from './report.module.css'

type Signals = CampaignReport['signals']
const origins = ['direct', 'google', 'yahoo', 'machine', 'unknown'] as const
type Origin = (typeof origins)[number]

function originOf({ signal, why }: Signals[number]): Origin {
  if (signal === 'human') return 'direct'
  if (signal === 'proxy') return why === 'yahoo_proxy' ? 'yahoo' : 'google'
  return signal
}

/** Who opened and clicked: what counts as a person and what does not, with the reasons. */
export function Signals({ report }: { report: CampaignReport }) {
  const say = useSay()
  const words = say.words.report
  const sums = origins.map(origin => {
    const of = report.signals.filter(row => originOf(row) === origin)
    const sum = (of: Signals, what: 'opens' | 'clicks') => of.reduce((n, row) => n + row[what], 0)
    return { origin, opens: sum(of, 'opens'), clicks: sum(of, 'clicks') }
  })
  const known = sums.filter(({ opens, clicks }) => opens + clicks > 0)
  if (known.length === 0) return null
  return (
    <Part title={words.signals} lead={words.signalsLead}>
      <Table className={rows.table} aria-label={words.signals}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.origin}</Table.Th>
            <Table.Th className={rows.number}>{words.opens}</Table.Th>
            <Table.Th className={rows.number}>{words.clicks}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {known.map(({ origin, opens, clicks }) => (
            <Table.Tr key={origin}>
              <Table.Td>
                {words.origins[origin].name}
                <span className={rows.under}>{words.origins[origin].why}</span>
              </Table.Td>
              <Table.Td className={rows.number}>{say.number(opens)}</Table.Td>
              <Table.Td className={rows.number}>{say.number(clicks)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Devices devices={report.devices} />
    </Part>
  )
}

function Devices({ devices }: { devices: CampaignReport['devices'] }) {
  const say = useSay()
  const words = say.words.report
  if (devices.every(({ people }) => people === 0)) return null
  return (
    <>
      <dl className={classes.losses} aria-label={words.devicesTitle}>
        {devices.map(({ device, people }) => (
          <div key={device}>
            <dt>{words.devices[device]}</dt>
            <dd>{say.plural(people, say.words.general.people)}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.note}>{words.devicesWhy}</p>
    </>
  )
}
