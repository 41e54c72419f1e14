import { Button, Drawer, Group } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { webhookDeliveries } from '../../../contract/index.ts'
import type { WholeWebhookDelivery } from '../../../contract/webhook.ts'
import { call } from '../../call.ts'
import { Copy } from '../../parts/copy.tsx'
import { Dot } from '../../parts/dot.tsx'
import { useTell } from '../../parts/notify.ts'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import { answerOf, toneOf, whatOf } from './delivery-words.ts'
import { deliveryQuery, refreshWebhooks } from './webhook-calls.ts'
import classes from './webhooks.module.css'

export function DeliveryDrawer({ id, onClose }: { id: number | undefined; onClose: () => void }) {
  const { webhooks } = useSay().words
  return (
    <Drawer opened={id !== undefined} onClose={onClose} title={webhooks.deliveryTitle} size="lg">
      {id !== undefined && <Delivery id={id} />}
    </Drawer>
  )
}

function Delivery({ id }: { id: number }) {
  const query = useQuery(deliveryQuery(id))
  return (
    <Asked query={query} skeleton={<TextSkeleton lines={8} />}>
      {delivery => <Whole delivery={delivery} />}
    </Asked>
  )
}

function Whole({ delivery }: { delivery: WholeWebhookDelivery }) {
  const say = useSay()
  const { webhooks } = say.words
  const queries = useQueryClient()
  const tell = useTell()
  const replay = useMutation({
    mutationFn: () => call(webhookDeliveries.replay, { params: { id: delivery.id } }),
    onSuccess: async ({ again }) => {
      tell.done(say.plural(again, webhooks.replayed))
      await refreshWebhooks(queries)
    },
    onError: tell.failed,
  })
  const body = pretty(delivery.body)
  return (
    <>
      <h3 className={classes.what}>{whatOf(delivery.type, say)}</h3>
      <p className={classes.facts}>
        {delivery.url}
        <br />
        {say.second(delivery.createdAt)} · {webhooks.messageId}{' '}
        <span className={classes.code}>{delivery.messageId}</span>
      </p>
      <Group justify="space-between" mb="lg">
        <div>
          <Dot tone={toneOf(delivery)}>{webhooks.deliveryStates[delivery.state]}</Dot>
          <div className={classes.facts}>{answerOf(delivery, say)}</div>
        </div>
        {delivery.state !== 'waiting' && (
          <Button variant="default" loading={replay.isPending} onClick={() => replay.mutate()}>
            {webhooks.replay}
          </Button>
        )}
      </Group>
      <div className={classes.head}>
        <h4>{webhooks.sent}</h4>
        <Copy value={body} what={webhooks.sent} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className={classes.body} tabIndex={0}>
        {body}
      </pre>
      <div className={classes.head}>
        <h4>{webhooks.answered}</h4>
      </div>
      {delivery.answer ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the same
        <pre className={classes.body} tabIndex={0}>
          {delivery.answer}
        </pre>
      ) : (
        <p className={classes.facts}>{webhooks.noAnswer}</p>
      )}
    </>
  )
}

/** A batch may be large: the beginning of it is enough to look at. */
const MOST_SHOWN = 100_000

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2).slice(0, MOST_SHOWN)
  } catch {
    return text.slice(0, MOST_SHOWN)
  }
}
