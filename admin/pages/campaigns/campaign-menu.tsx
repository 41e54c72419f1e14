import { Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCopy, IconDots, IconTemplate, IconTrash, IconWorld } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Campaign } from '../../../contract/campaign.ts'
import { campaigns } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { useTell } from '../../parts/notify.ts'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { useNewDraft } from './new-campaign.tsx'
import { SaveAsTemplate } from './save-as-template.tsx'

/** What is done with a campaign seldom: a copy, its web version, deleting a draft. */
export function CampaignMenu({ campaign }: { campaign: Campaign }) {
  const say = useSay()
  const { words } = say
  const may = useMay('marketer')
  const [asking, dialog] = useDisclosure()
  const [saving, template] = useDisclosure()
  const copy = useCopy(campaign)
  const remove = useRemove(campaign)
  const draft = campaign.status === 'draft'
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" px="xs" aria-label={words.general.more}>
            <IconDots size={18} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {may && (
            <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
              {words.campaigns.duplicate}
            </Menu.Item>
          )}
          {may && (
            <Menu.Item leftSection={<IconTemplate size={16} aria-hidden />} onClick={template.open}>
              {words.templates.saveAs}
            </Menu.Item>
          )}
          {!draft && (
            <Menu.Item
              component="a"
              href={campaign.archiveUrl}
              target="_blank"
              rel="noreferrer"
              leftSection={<IconWorld size={16} aria-hidden />}
            >
              {words.campaigns.webVersion}
            </Menu.Item>
          )}
          {draft && may && (
            <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={dialog.open}>
              {words.campaigns.delete}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <SaveAsTemplate campaign={campaign} opened={saving} onClose={template.close} />
      <Confirm
        opened={asking}
        onClose={dialog.close}
        title={say.fill(words.campaigns.deleteTitle, { title: campaign.title })}
        action={words.campaigns.delete}
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        {words.campaigns.deleteLead}
      </Confirm>
    </>
  )
}

function useCopy(campaign: Campaign) {
  const say = useSay()
  const { words } = say
  const tell = useTell()
  const create = useNewDraft()
  const { subject, fromName, fromEmail, replyTo, html, plainText, mjml, listIds } = campaign
  const title = say.fill(words.campaigns.duplicateTitle, { title: campaign.title })
  return () =>
    create.mutate(
      { title, subject, fromName, fromEmail, replyTo, html, plainText, mjml, listIds },
      { onSuccess: () => tell.done(words.campaigns.duplicatedTell) },
    )
}

function useRemove(campaign: Campaign) {
  const say = useSay()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const tell = useTell()
  return useMutation({
    mutationFn: () => call(campaigns.remove, { params: { id: campaign.id } }),
    onSuccess: async () => {
      tell.done(say.fill(say.words.campaigns.deletedTell, { title: campaign.title }))
      await navigate({ to: '/campaigns' })
      queries.removeQueries({ queryKey: ['campaigns', campaign.id] })
      await queries.invalidateQueries({ queryKey: ['campaigns', 'page'] })
    },
    onError: tell.failed,
  })
}
