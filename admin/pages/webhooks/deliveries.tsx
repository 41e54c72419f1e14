import { Button, Group, Select, Table, UnstyledButton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import {
  type DeliveryState,
  deliveryStates,
  type WebhookDelivery,
  type WebhookEndpoint,
} from '../../../contract/webhook.ts'
import { Dot } from '../../parts/dot.tsx'
import { More } from '../../parts/more.tsx'
import { Part } from '../../parts/page.tsx'
import rows from '../../parts/rows.module.css'
import { Empty, Failed, RowsSkeleton, Waiting } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import { DeliveryDrawer } from './delivery-drawer.tsx'
import { answerOf, toneOf, whatOf } from './delivery-words.ts'
import { type DeliveryFilter, deliveriesQuery } from './webhook-calls.ts'
import classes from './webhooks.module.css'

const route = getRouteApi('/inside/account/webhooks')

export function Deliveries({ endpoints }: { endpoints: WebhookEndpoint[] }) {
  const { webhooks } = useSay().words
  const filter = route.useSearch()
  const navigate = route.useNavigate()
  const choose = (chosen: DeliveryFilter) => void navigate({ search: { ...filter, ...chosen }, resetScroll: false })
  const [shown, setShown] = useState<number>()
  return (
    <Part title={webhooks.deliveries} lead={webhooks.deliveriesLead}>
      <Group gap="sm" mb="md" className={classes.filters}>
        <Select
          aria-label={webhooks.endpoint}
          placeholder={webhooks.anyEndpoint}
          data={endpoints.map(one => ({ value: String(one.id), label: one.name || one.url }))}
          value={filter.endpoint === undefined ? null : String(filter.endpoint)}
          clearable
          onChange={value => choose({ endpoint: value ? Number(value) : undefined })}
        />
        <Select
          aria-label={webhooks.state}
          placeholder={webhooks.anyState}
          data={deliveryStates.map(value => ({ value, label: webhooks.deliveryStates[value] }))}
          value={filter.state ?? null}
          clearable
          onChange={value => choose({ state: (value as DeliveryState | null) ?? undefined })}
        />
      </Group>
      <Found filter={filter} choose={choose} onShow={setShown} />
      <DeliveryDrawer id={shown} onClose={() => setShown(undefined)} />
    </Part>
  )
}

interface FoundProps {
  filter: DeliveryFilter
  choose: (chosen: DeliveryFilter) => void
  onShow: (id: number) => void
}

function Found({ filter, choose, onShow }: FoundProps) {
  const { webhooks } = useSay().words
  const query = useInfiniteQuery(deliveriesQuery(filter))
  if (query.isError && !query.data) return <Failed error={query.error} retry={() => void query.refetch()} />
  if (!query.data)
    return (
      <Waiting>
        <RowsSkeleton rows={5} columns={3} />
      </Waiting>
    )
  const deliveries = query.data.pages.flatMap(page => page.deliveries)
  const isFiltered = filter.endpoint !== undefined || filter.state !== undefined
  if (deliveries.length === 0)
    return (
      <Empty title={webhooks.noDeliveriesTitle} lead={isFiltered ? webhooks.nothingFound : webhooks.noDeliveriesLead}>
        {isFiltered && (
          <Button variant="default" onClick={() => choose({ endpoint: undefined, state: undefined })}>
            {webhooks.clearFilters}
          </Button>
        )}
      </Empty>
    )
  return (
    <>
      <Table className={rows.table} aria-label={webhooks.deliveries}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{webhooks.what}</Table.Th>
            <Table.Th>{webhooks.answer}</Table.Th>
            <Table.Th visibleFrom="sm">{webhooks.when}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {deliveries.map(delivery => (
            <Row key={delivery.id} delivery={delivery} onShow={onShow} />
          ))}
        </Table.Tbody>
      </Table>
      <More
        shown={deliveries.length}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  )
}

function Row({ delivery, onShow }: { delivery: WebhookDelivery; onShow: (id: number) => void }) {
  const say = useSay()
  const { webhooks } = say.words
  return (
    <Table.Tr className={rows.row}>
      <Table.Td className={classes.where}>
        <UnstyledButton className={`${rows.link} ${classes.told} upper`} onClick={() => onShow(delivery.id)}>
          {whatOf(delivery.type, say)}
        </UnstyledButton>
        <span className={rows.under}>{delivery.url}</span>
        <span className={classes.phoneFacts}>{say.second(delivery.createdAt)}</span>
      </Table.Td>
      <Table.Td>
        <Dot tone={toneOf(delivery)}>{webhooks.deliveryStates[delivery.state]}</Dot>
        <span className={rows.under}>{answerOf(delivery, say)}</span>
      </Table.Td>
      <Table.Td className={rows.quiet} visibleFrom="sm">
        {say.second(delivery.createdAt)}
      </Table.Td>
    </Table.Tr>
  )
}
