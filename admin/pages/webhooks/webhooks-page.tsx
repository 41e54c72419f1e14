import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus, IconWebhook } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { WebhookEndpoint } from '../../../contract/webhook.ts'
import { Forbidden } from '../../parts/forbidden.tsx'
import { Page } from '../../parts/page.tsx'
import { Asked, Empty, RowsSkeleton } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { AccountPart } from './account-part.tsx'
import { Deliveries } from './deliveries.tsx'
import { EndpointDrawer } from './endpoint-drawer.tsx'
import { EndpointsTable } from './endpoints-table.tsx'
import { PrestashopPart } from './prestashop-part.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import { endpointsQuery } from './webhook-calls.ts'

export function WebhooksPage() {
  const { webhooks } = useSay().words
  return useMay('administrator') ? <ForAdministrators /> : <Forbidden title={webhooks.title} />
}

function ForAdministrators() {
  const { webhooks } = useSay().words
  const query = useQuery(endpointsQuery)
  const [adding, drawer] = useDisclosure()
  const [secret, setSecret] = useState<string>()
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={drawer.open}>
      {webhooks.add}
    </Button>
  )
  return (
    <Page title={webhooks.title} lead={webhooks.lead} actions={add}>
      <Asked query={query} skeleton={<RowsSkeleton rows={3} columns={3} />}>
        {({ endpoints }) => (
          <>
            {endpoints.length > 0 ? (
              <EndpointsTable endpoints={endpoints} onSecret={setSecret} />
            ) : (
              <Empty
                icon={<IconWebhook size={28} stroke={1.5} aria-hidden />}
                title={webhooks.emptyTitle}
                lead={webhooks.emptyLead}
              />
            )}
            <AccountPart key={urlOf(endpoints)} url={urlOf(endpoints)} />
            <PrestashopPart />
            {endpoints.length > 0 && <Deliveries endpoints={endpoints} />}
          </>
        )}
      </Asked>
      <EndpointDrawer opened={adding} onClose={drawer.close} onSecret={setSecret} />
      <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />
    </Page>
  )
}

const urlOf = (endpoints: WebhookEndpoint[]) => endpoints.find(one => one.kind === 'account')?.url ?? ''
