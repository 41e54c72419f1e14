import { useMutation, useQuery } from '@tanstack/react-query'
import { type AccountSettings, footerHtml } from '../../../contract/account-settings.ts'
import type { CampaignInput } from '../../../contract/campaign.ts'
import { campaigns, templates } from '../../../contract/index.ts'
import type { List } from '../../../contract/list.ts'
import type { Starter } from '../../../contract/template.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { useSay } from '../../words/voice.ts'
import { settingsQuery } from '../account/account-calls.ts'
import { listsQuery } from '../lists/list-calls.ts'
import { useNewDraft } from './new-campaign.tsx'

/** A new draft with the content of something else; its sender and list filled in where there is not much to choose. */
export function useCampaignFrom() {
  const say = useSay()
  const { words } = say
  const tell = useTell()
  const create = useNewDraft()
  const defaults = useDefaults()
  const blank = useBlank()
  const title = say.fill(words.campaigns.untitled, { day: say.day(new Date().toISOString()) })
  const draft = (content: CampaignInput) => create.mutate({ title, ...defaults, ...content })
  const template = useMutation({
    mutationFn: (id: number) => call(templates.read, { params: { id } }),
    onSuccess: ({ subject, html, mjml }) => draft({ subject, html, mjml }),
    onError: tell.failed,
  })
  const campaign = useMutation({
    mutationFn: (id: number) => call(campaigns.read, { params: { id } }),
    onSuccess: sent => {
      const { subject, fromName, fromEmail, replyTo, html, mjml, plainText, listIds, excludedListIds } = sent
      draft({ subject, fromName, fromEmail, replyTo, html, mjml, plainText, listIds, excludedListIds })
    },
    onError: tell.failed,
  })
  return {
    isPending: create.isPending || template.isPending || campaign.isPending,
    blank: () => draft({ html: blank }),
    starter: ({ subject, mjml }: Pick<Starter, 'subject' | 'mjml'>) => draft({ subject, mjml }),
    template: (id: number) => template.mutate(id),
    campaign: (id: number) => campaign.mutate(id),
  }
}

/** The bare frame of an e-mail, with the account's legal footer where it has one. */
export function useBlank(): string {
  const say = useSay()
  const { data: account } = useQuery(settingsQuery)
  return say.fill(say.words.editor.starter, { footer: account?.footer ? `${footerHtml(account.footer)}<br>\n` : '' })
}

/** A shop mostly has one list: then it is chosen already, and so is its sender. */
function useDefaults(): CampaignInput {
  const { data } = useQuery(listsQuery)
  const { data: account } = useQuery(settingsQuery)
  const only = data?.lists.length === 1 ? data.lists[0] : undefined
  const some = data?.lists.find(list => list.fromEmail)
  return { ...senderOf(only, account, some), ...(only && { listIds: [only.id] }) }
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
