import { Table } from '@mantine/core'
import type { WebhookEndpoint } from '../../../contract/webhook.ts'
import { Dot, type Tone } from '../../parts/dot.tsx'
import rows from '../../parts/rows.module.css'
import type { Say } from '../../words/say.ts'
import { useSay } from '../../words/voice.ts'
import { EndpointMenu } from './endpoint-menu.tsx'
import classes from './webhooks.module.css'

interface EndpointsTableProps {
  endpoints: WebhookEndpoint[]
  onSecret: (secret: string) => void
}

export function EndpointsTable({ endpoints, onSecret }: EndpointsTableProps) {
  const { webhooks } = useSay().words
  return (
    <Table className={rows.table} aria-label={webhooks.title}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{webhooks.endpoint}</Table.Th>
          <Table.Th visibleFrom="sm">{webhooks.state}</Table.Th>
          <Table.Th visibleFrom="md">{webhooks.lastOk}</Table.Th>
          <Table.Th aria-hidden />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {endpoints.map(endpoint => (
          <Row key={endpoint.id} endpoint={endpoint} onSecret={onSecret} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Row({ endpoint, onSecret }: { endpoint: WebhookEndpoint; onSecret: (secret: string) => void }) {
  const say = useSay()
  const { webhooks } = say.words
  const { name, url, lastOkAt, oldSecretUntil } = endpoint
  const isBoth = oldSecretUntil !== null && Date.parse(oldSecretUntil) > Date.now()
  return (
    <Table.Tr>
      <Table.Td className={classes.where}>
        <span className={classes.name}>{name || url}</span>
        {name && <span className={rows.under}>{url}</span>}
        <span className={rows.under}>{whatOf(endpoint, say)}</span>
        {isBoth && (
          <span className={rows.under}>{say.fill(webhooks.bothSecrets, { moment: say.moment(oldSecretUntil) })}</span>
        )}
        <span className={classes.phoneFacts}>
          <State endpoint={endpoint} />
        </span>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <State endpoint={endpoint} />
      </Table.Td>
      <Table.Td className={rows.quiet} visibleFrom="md">
        {lastOkAt ? say.ago(lastOkAt) : webhooks.never}
      </Table.Td>
      <Table.Td className={classes.menu}>
        <EndpointMenu endpoint={endpoint} onSecret={onSecret} />
      </Table.Td>
    </Table.Tr>
  )
}

function State({ endpoint }: { endpoint: WebhookEndpoint }) {
  const say = useSay()
  const { webhooks } = say.words
  const { tone, word } = stateOf(endpoint, say)
  const { waiting, failed } = endpoint
  const counts = [
    waiting > 0 && say.plural(waiting, webhooks.waiting),
    failed > 0 && say.plural(failed, webhooks.failed),
  ]
  return (
    <>
      <Dot tone={tone}>{word}</Dot>
      <span className={rows.under}>{counts.filter(Boolean).join(' · ')}</span>
    </>
  )
}

function stateOf(endpoint: WebhookEndpoint, say: Say): { tone: Tone; word: string } {
  const { states } = say.words.webhooks
  if (!endpoint.isOn) {
    if (endpoint.offWhy === null) return { tone: 'still', word: states.off }
    return { tone: 'bad', word: endpoint.offWhy === 'gone' ? states.offGone : states.offFailing }
  }
  if (endpoint.failingSince)
    return { tone: 'wait', word: say.fill(states.failing, { moment: say.moment(endpoint.failingSince) }) }
  return endpoint.lastOkAt ? { tone: 'good', word: states.on } : { tone: 'still', word: states.fresh }
}

/** What it is told. */
function whatOf({ kind, types, list }: WebhookEndpoint, say: Say): string {
  const { webhooks } = say.words
  if (kind === 'own') return say.plural(types.length, webhooks.typesCount)
  if (kind === 'list' && list) return `${webhooks.kinds.list} · ${say.fill(webhooks.ofList, { name: list.name })}`
  return webhooks.kinds[kind]
}
