import { Alert, Button, Group } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Campaign } from '../../../contract/campaign.ts'
import { campaigns as api } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { TextLink } from '../../parts/link.tsx'
import { useTell } from '../../parts/notify.ts'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'

/** Those for whom no coupon was left, and the way to send to them after all. */
export function Held({ campaign }: { campaign: Campaign }) {
  const say = useSay()
  const { coupons } = say.words
  const queries = useQueryClient()
  const tell = useTell()
  const maySend = useMay('marketer') && campaign.status !== 'cancelled'
  const send = useMutation({
    mutationFn: () => call(api.sendHeld, { params: { id: campaign.id } }),
    onSuccess: async () => {
      tell.done(coupons.heldTell)
      await queries.invalidateQueries()
    },
    onError: tell.failed,
  })
  return (
    <Alert color="yellow" variant="light" mb="lg" title={say.plural(campaign.held, coupons.heldTitle)}>
      {coupons.heldLead}
      <Group gap="md" mt="sm">
        {maySend && (
          <Button size="xs" loading={send.isPending} onClick={() => send.mutate()}>
            {coupons.heldSend}
          </Button>
        )}
        <TextLink to="/shop/coupons" size="sm">
          {coupons.toCoupons}
        </TextLink>
      </Group>
    </Alert>
  )
}
