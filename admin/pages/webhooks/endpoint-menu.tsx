import { ActionIcon, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconDots,
  IconKey,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  IconSend,
  IconTrash,
} from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { webhooks as api } from '../../../contract/index.ts'
import type { WebhookEndpoint } from '../../../contract/webhook.ts'
import { call } from '../../call.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { useTell } from '../../parts/notify.ts'
import { useSay } from '../../words/voice.ts'
import { EndpointDrawer } from './endpoint-drawer.tsx'
import { ReplayDialog } from './replay-dialog.tsx'
import { refreshWebhooks } from './webhook-calls.ts'

interface EndpointMenuProps {
  endpoint: WebhookEndpoint
  onSecret: (secret: string) => void
}

export function EndpointMenu({ endpoint, onSecret }: EndpointMenuProps) {
  const say = useSay()
  const { webhooks } = say.words
  const [editing, drawer] = useDisclosure()
  const [pausing, pause] = useDisclosure()
  const [removing, removal] = useDisclosure()
  const [rotating, rotation] = useDisclosure()
  const [replaying, replay] = useDisclosure()
  const act = useActs(endpoint)
  const { id, kind, isOn, url } = endpoint
  const rotate = () =>
    act.mutate(async () => {
      const { secret } = await call(api.rotate, { params: { id } })
      rotation.close()
      onSecret(secret)
      return null
    })
  const change = (on: boolean) =>
    act.mutate(async () => {
      await call(api.change, { params: { id }, body: { isOn: on } })
      pause.close()
      return on ? webhooks.onTell : webhooks.offTell
    })
  const test = () =>
    act.mutate(async () => {
      await call(api.test, { params: { id } })
      return webhooks.testTell
    })
  const remove = () =>
    act.mutate(async () => {
      await call(api.remove, { params: { id } })
      return webhooks.removedTell
    })
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={say.fill(webhooks.menu, { url: endpoint.name || url })}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {isOn && (
            <Menu.Item leftSection={<IconSend size={16} aria-hidden />} onClick={test}>
              {webhooks.test}
            </Menu.Item>
          )}
          {isOn && (
            <Menu.Item leftSection={<IconRefresh size={16} aria-hidden />} onClick={replay.open}>
              {webhooks.replayFailed}
            </Menu.Item>
          )}
          {kind === 'own' && (
            <>
              <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={drawer.open}>
                {webhooks.edit}
              </Menu.Item>
              <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={rotation.open}>
                {webhooks.rotate}
              </Menu.Item>
            </>
          )}
          {isOn ? (
            <Menu.Item leftSection={<IconPlayerPause size={16} aria-hidden />} onClick={pause.open}>
              {webhooks.switchOff}
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={() => change(true)}>
              {webhooks.switchOn}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={removal.open}>
            {webhooks.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={pausing}
        onClose={pause.close}
        title={webhooks.switchOffTitle}
        action={webhooks.switchOff}
        danger={false}
        busy={act.isPending}
        onConfirm={() => change(false)}
      >
        {webhooks.switchOffLead}
      </Confirm>
      <Confirm
        opened={rotating}
        onClose={rotation.close}
        title={webhooks.rotateTitle}
        action={webhooks.rotate}
        danger={false}
        busy={act.isPending}
        onConfirm={rotate}
      >
        {webhooks.rotateLead}
      </Confirm>
      <Confirm
        opened={removing}
        onClose={removal.close}
        title={webhooks.removeTitle}
        action={webhooks.remove}
        busy={act.isPending}
        onConfirm={remove}
      >
        {say.fill(webhooks.removeLead, { url })}
      </Confirm>
      {kind === 'own' && (
        <EndpointDrawer endpoint={endpoint} opened={editing} onClose={drawer.close} onSecret={onSecret} />
      )}
      <ReplayDialog endpoint={endpoint} opened={replaying} onClose={replay.close} />
    </>
  )
}

/** Runs one act after the other; what it gives is told. */
function useActs({ id }: WebhookEndpoint) {
  const queries = useQueryClient()
  const tell = useTell()
  return useMutation({
    mutationKey: ['webhooks', id],
    mutationFn: (act: () => Promise<string | null>) => act(),
    onSuccess: async said => {
      if (said !== null) tell.done(said)
      await refreshWebhooks(queries)
    },
    onError: tell.failed,
  })
}
