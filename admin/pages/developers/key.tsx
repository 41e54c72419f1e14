import { ActionIcon, Button, Tooltip, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Reply } from '../../../contract/endpoint.ts'
import { developers } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Copy } from '../../parts/copy.tsx'
import { useTell } from '../../parts/notify.ts'
import { useSay } from '../../words/voice.ts'
import classes from './developers.module.css'
import { keyQuery } from './developers-page.tsx'

export type ApiKey = Reply<typeof developers.readKey>

export function Key({ apiKey }: { apiKey: ApiKey }) {
  const say = useSay()
  const { words } = say
  const [shown, key] = useDisclosure()
  const Icon = shown ? IconEyeOff : IconEye
  const toggle = shown ? words.developers.hide : words.developers.show
  const limit = apiKey.callsPerMinute
  return (
    <dl className={classes.facts}>
      <dt>{words.developers.key}</dt>
      <dd>
        <code aria-hidden={!shown}>{shown ? apiKey.key : '•'.repeat(Math.min(apiKey.key.length, 32))}</code>
        {!shown && <VisuallyHidden>{words.developers.hidden}</VisuallyHidden>}
        <Tooltip label={toggle}>
          <ActionIcon variant="subtle" color="gray" aria-label={toggle} onClick={key.toggle}>
            <Icon size={17} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Copy value={apiKey.key} what={words.developers.key} />
        <Renew />
        <p>{say.fill(words.developers.keyCreated, { moment: say.moment(apiKey.createdAt) })}</p>
      </dd>
      <dt>{words.developers.baseUrl}</dt>
      <dd>
        <code>{apiKey.baseUrl}</code>
        <Copy value={apiKey.baseUrl} what={words.developers.baseUrl} />
      </dd>
      <dt>{words.developers.limit}</dt>
      <dd>{limit > 0 ? say.plural(limit, words.developers.limitValue) : words.developers.noLimit}</dd>
    </dl>
  )
}

function Renew() {
  const { words } = useSay()
  const [asking, dialog] = useDisclosure()
  const queries = useQueryClient()
  const tell = useTell()
  const renew = useMutation({
    mutationFn: () => call(developers.renewKey),
    onSuccess: renewed => {
      queries.setQueryData(keyQuery.queryKey, renewed)
      dialog.close()
      tell.done(words.developers.renewedTell)
    },
    onError: tell.failed,
  })
  return (
    <>
      <Button variant="default" size="xs" ml="xs" onClick={dialog.open}>
        {words.developers.renew}
      </Button>
      <Confirm
        opened={asking}
        onClose={dialog.close}
        title={words.developers.renewQuestion}
        action={words.developers.renew}
        agree={words.developers.renewAgree}
        busy={renew.isPending}
        onConfirm={() => renew.mutate()}
      >
        {words.developers.renewConsequence}
      </Confirm>
    </>
  )
}
