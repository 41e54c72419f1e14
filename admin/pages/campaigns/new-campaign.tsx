import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { CampaignInput } from '../../../contract/campaign.ts'
import { campaigns } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { useSay } from '../../words/voice.ts'
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

/** A shop mostly has one list: then it is chosen already, and so is its sender. */
export function NewCampaign() {
  const say = useSay()
  const { words } = say
  const { data } = useQuery(listsQuery)
  const create = useNewDraft()
  const withSender = data?.lists.find(list => list.fromEmail)
  const only = data?.lists.length === 1 ? data.lists[0] : undefined
  const start = () =>
    create.mutate({
      title: say.fill(words.campaigns.untitled, { day: say.day(new Date().toISOString()) }),
      html: words.editor.starter,
      ...(withSender && { fromName: withSender.fromName ?? '', fromEmail: withSender.fromEmail ?? '' }),
      ...(only && { listIds: [only.id] }),
    })
  return (
    <Button leftSection={<IconPlus size={16} aria-hidden />} loading={create.isPending} onClick={start}>
      {words.campaigns.new}
    </Button>
  )
}
