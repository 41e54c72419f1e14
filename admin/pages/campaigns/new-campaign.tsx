import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type AccountSettings, footerHtml } from '../../../contract/account-settings.ts'
import type { CampaignInput } from '../../../contract/campaign.ts'
import { campaigns } from '../../../contract/index.ts'
import type { List } from '../../../contract/list.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { useSay } from '../../words/voice.ts'
import { settingsQuery } from '../account/account-calls.ts'
import { listsQuery } from '../lists/list-calls.ts'

/** Makes the draft on the server and goes to it. */
export function useNewDraft() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const tell = useTell()
  return useMutation({
    mutationFn: (body: CampaignInput) => call(campaigns.create, { body }),
    onSuccess: async campaign => {
      await navigate({ to: '/campaigns/$id', params: { id: campaign.id } })
      await queries.invalidateQueries({ queryKey: ['campaigns', 'page'] })
    },
    onError: tell.failed,
  })
}

/** Of the only list there is, else the account's default, else of a list that has one. */
function senderOf(only: List | undefined, account: AccountSettings | undefined, some: List | undefined) {
  if (only?.fromEmail || !account?.sender.email) {
    const list = only?.fromEmail ? only : some
    return list && { fromName: list.fromName ?? '', fromEmail: list.fromEmail ?? '', replyTo: list.replyTo }
  }
  const { name, email, replyTo } = account.sender
  return { fromName: name ?? account.name, fromEmail: email, replyTo }
}

/** A shop mostly has one list: then it is chosen already, and so is its sender. */
export function NewCampaign() {
  const say = useSay()
  const { words } = say
  const { data } = useQuery(listsQuery)
  const { data: account } = useQuery(settingsQuery)
  const create = useNewDraft()
  const only = data?.lists.length === 1 ? data.lists[0] : undefined
  const sender = senderOf(
    only,
    account,
    data?.lists.find(list => list.fromEmail),
  )
  const start = () =>
    create.mutate({
      title: say.fill(words.campaigns.untitled, { day: say.day(new Date().toISOString()) }),
      html: say.fill(words.editor.starter, { footer: account?.footer ? `${footerHtml(account.footer)}<br>\n` : '' }),
      ...sender,
      ...(only && { listIds: [only.id] }),
    })
  return (
    <Button leftSection={<IconPlus size={16} aria-hidden />} loading={create.isPending} onClick={start}>
      {words.campaigns.new}
    </Button>
  )
}
