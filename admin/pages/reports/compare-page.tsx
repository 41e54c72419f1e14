import { Table } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy } from 'react'
import type { CampaignCounts } from '../../../contract/campaign.ts'
import type { ComparedCampaign } from '../../../contract/report.ts'
import { ButtonLink, TextLink } from '../../parts/link.tsx'
import { Page } from '../../parts/page.tsx'
import { Pictured } from '../../parts/pictured.tsx'
import rows from '../../parts/rows.module.css'
import { Asked, Empty, RowsSkeleton } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import { partOf } from './campaigns-of.tsx'
import { compareQuery } from './report-calls.ts'
import classes from './reports.module.css'

const Levels = lazy(() => import('../../parts/lines.tsx').then(m => ({ default: m.Levels })))

const route = getRouteApi('/inside/reports/compare')

/** Told apart in both themes, also by who does not see red and green. */
const colors = ['var(--accent)', '#3b82c4', 'var(--good)', '#a06cc9', 'var(--wait)']
const dashes = [undefined, '6 3', '2 3', '10 3 2 3', '4 6']

/** Up to five campaigns side by side. */
export function ComparePage() {
  const { words } = useSay()
  const { ids } = route.useSearch()
  const query = useQuery(compareQuery(ids))
  const back = { to: '/reports', word: words.reports.title } as const
  return (
    <Page title={words.reports.compareTitle} back={back}>
      {ids === '' ? (
        <Empty
          icon={<IconChartBar size={28} stroke={1.5} aria-hidden />}
          title={words.reports.nothingChosenTitle}
          lead={words.reports.nothingChosenLead}
        >
          <ButtonLink to="/reports" variant="default">
            {words.reports.overview}
          </ButtonLink>
        </Empty>
      ) : (
        <Asked query={query} skeleton={<RowsSkeleton rows={10} columns={4} />}>
          {({ campaigns }) => (
            <>
              <Numbers compared={campaigns} />
              <Readers compared={campaigns} />
            </>
          )}
        </Asked>
      )}
    </Page>
  )
}

type Part = Parameters<typeof partOf>[1]
/** The more the better, or the fewer. */
const parts: { part: Part; isGood: boolean }[] = [
  { part: 'opened', isGood: true },
  { part: 'clicked', isGood: true },
  { part: 'unsubscribed', isGood: false },
  { part: 'bounced', isGood: false },
  { part: 'complained', isGood: false },
]

function Numbers({ compared }: { compared: ComparedCampaign[] }) {
  const say = useSay()
  const { words } = say
  return (
    <div className={classes.scroll}>
      <Table className={`${rows.table} ${classes.compared}`} aria-label={words.reports.compareTitle}>
        <Table.Thead>
          <Table.Tr>
            <Table.Td />
            {compared.map(({ campaign }, i) => (
              <Table.Th key={campaign.id} className={classes.head} scope="col">
                <span className={classes.swatch} style={{ background: colors[i] }} aria-hidden />
                <TextLink to="/campaigns/$id" params={{ id: campaign.id }}>
                  {campaign.title}
                </TextLink>
                <span className={rows.under}>{campaign.startedAt && say.moment(campaign.startedAt)}</span>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Table.Tr>
            <Table.Th scope="row">{words.reports.columns.accepted}</Table.Th>
            {compared.map(({ campaign }) => (
              <Table.Td key={campaign.id} className={rows.number}>
                {say.number(campaign.counts.accepted)}
              </Table.Td>
            ))}
          </Table.Tr>
          {parts.map(({ part, isGood }) => (
            <Rate key={part} part={part} isGood={isGood} compared={compared} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function Rate({ part, isGood, compared }: { part: Part; isGood: boolean; compared: ComparedCampaign[] }) {
  const say = useSay()
  const { reports } = say.words
  const shareOf = (counts: CampaignCounts) => {
    const [n, whole] = partOf(counts, part)
    return whole > 0 ? n / whole : null
  }
  const shares = compared.map(({ campaign }) => shareOf(campaign.counts)).filter(share => share !== null)
  const best = isGood ? Math.max(...shares) : Math.min(...shares)
  const differ = new Set(shares).size > 1
  return (
    <Table.Tr>
      <Table.Th scope="row">{reports.columns[part]}</Table.Th>
      {compared.map(({ campaign }) => {
        const isBest = differ && shareOf(campaign.counts) === best
        return (
          <Table.Td key={campaign.id} className={`${rows.number} ${isBest ? classes.best : ''}`}>
            {say.percent(...partOf(campaign.counts, part))}
            <span className={rows.under}>
              {say.number(partOf(campaign.counts, part)[0])}
              {isBest && ` · ${reports.best}`}
            </span>
          </Table.Td>
        )
      })}
    </Table.Tr>
  )
}

/** Which share had opened by each hour since its start: how fast, and where it ends. */
function Readers({ compared }: { compared: ComparedCampaign[] }) {
  const say = useSay()
  const { reports } = say.words
  const hours = Math.max(...compared.map(({ readers }) => readers.length))
  const share = ({ campaign, readers }: ComparedCampaign, hour: number) =>
    readers[hour] === undefined || campaign.counts.accepted === 0 ? null : readers[hour] / campaign.counts.accepted
  const points = Array.from({ length: hours }, (_, hour) => ({
    at: say.fill(reports.afterHours, { n: hour + 1 }),
    ...Object.fromEntries(compared.map(one => [String(one.campaign.id), share(one, hour)])),
  }))
  return (
    <Pictured
      title={reports.readers}
      lead={reports.readersLead}
      empty={hours === 0 && say.words.report.curveEmpty}
      about={reports.readersAbout}
      chart={
        <>
          <ul className={classes.legend}>
            {compared.map(({ campaign }, i) => (
              <li key={campaign.id}>
                <span className={classes.swatch} style={{ background: colors[i] }} />
                {campaign.title}
              </li>
            ))}
          </ul>
          <Levels
            percent
            legend={false}
            height={300}
            data={points}
            series={compared.map(({ campaign }, i) => ({
              name: String(campaign.id),
              label: campaign.title,
              color: colors[i]!,
              strokeDasharray: dashes[i],
            }))}
          />
        </>
      }
      table={<ReadersTable compared={compared} hours={hours} share={share} />}
    />
  )
}

interface ReadersTableProps {
  compared: ComparedCampaign[]
  hours: number
  share: (one: ComparedCampaign, hour: number) => number | null
}

function ReadersTable({ compared, hours, share }: ReadersTableProps) {
  const say = useSay()
  const { reports } = say.words
  return (
    <div className={classes.scroll}>
      <Table className={`${rows.table} ${classes.compared}`} aria-label={reports.readers}>
        <Table.Thead>
          <Table.Tr>
            <Table.Td />
            {compared.map(({ campaign }) => (
              <Table.Th key={campaign.id} className={classes.head} scope="col">
                {campaign.title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Array.from({ length: hours }, (_, hour) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its number
            <Table.Tr key={hour}>
              <Table.Th scope="row">{say.fill(reports.afterHours, { n: hour + 1 })}</Table.Th>
              {compared.map(one => {
                const reached = share(one, hour)
                return (
                  <Table.Td key={one.campaign.id} className={rows.number}>
                    {reached === null ? '–' : say.percent(reached, 1)}
                  </Table.Td>
                )
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
