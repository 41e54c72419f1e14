import { Button, Menu } from '@mantine/core'
import {
  IconCopy,
  IconDots,
  IconMailForward,
  IconPencil,
  IconTemplate,
  IconTrash,
  IconWorld,
} from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Campaign } from '../../../contract/campaign.ts'
import { campaigns } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { useTell } from '../../parts/notify.ts'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { useMadeDraft } from './made-draft.ts'
import { RenameDialog } from './rename-dialog.tsx'
import { ResendDialog } from './resend-dialog.tsx'
import { SaveAsTemplate } from './save-as-template.tsx'
import { WebVersionDialog } from './web-version-dialog.tsx'

const notSent = ['draft', 'scheduled', 'missed']
const over = ['sent', 'cancelled']

type Dialog = 'resend' | 'rename' | 'template' | 'webVersion' | 'delete'

/** What is done with a campaign seldom: a copy, once more, another name, its web version, deleting what was not sent. */
export function CampaignMenu({ campaign }: { campaign: Campaign }) {
  const { words } = useSay()
  const may = useMay('marketer')
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const copy = useCopy(campaign)
  const shown = (which: Dialog) => ({ opened: dialog === which, onClose: () => setDialog(null) })
  const item = (which: Dialog, Icon: typeof IconCopy, word: string, color?: string) => (
    <Menu.Item color={color} leftSection={<Icon size={16} aria-hidden />} onClick={() => setDialog(which)}>
      {word}
    </Menu.Item>
  )
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" px="xs" aria-label={words.general.more}>
            <IconDots size={18} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {may && over.includes(campaign.status) && item('resend', IconMailForward, words.resend.action)}
          {may && (
            <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={() => copy.mutate()}>
              {words.campaigns.duplicate}
            </Menu.Item>
          )}
          {may && campaign.status !== 'draft' && item('rename', IconPencil, words.campaigns.rename)}
          {may && item('template', IconTemplate, words.templates.saveAs)}
          {item('webVersion', IconWorld, words.webVersion.action)}
          {may && notSent.includes(campaign.status) && item('delete', IconTrash, words.campaigns.delete, 'red')}
        </Menu.Dropdown>
      </Menu>
      <ResendDialog campaign={campaign} {...shown('resend')} />
      <RenameDialog campaign={campaign} {...shown('rename')} />
      <SaveAsTemplate campaign={campaign} {...shown('template')} />
      <WebVersionDialog campaign={campaign} {...shown('webVersion')} />
      <Delete campaign={campaign} {...shown('delete')} />
    </>
  )
}

function useCopy(campaign: Campaign) {
  const say = useSay()
  const { words } = say
  const title = say.fill(words.campaigns.duplicateTitle, { title: campaign.title }).slice(0, 300)
  return useMadeDraft(words.campaigns.duplicatedTell, () =>
    call(campaigns.copy, { params: { id: campaign.id }, body: { title } }),
  )
}

function Delete({ campaign, opened, onClose }: { campaign: Campaign; opened: boolean; onClose: () => void }) {
  const say = useSay()
  const { words } = say
  const remove = useRemove(campaign)
  const { scheduledAt, status } = campaign
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={say.fill(words.campaigns.deleteTitle, { title: campaign.title })}
      action={words.campaigns.delete}
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      {words.campaigns.deleteLead}
      {status === 'scheduled' &&
        scheduledAt &&
        ` ${say.fill(words.campaigns.deleteScheduled, { moment: say.moment(scheduledAt) })}`}
    </Confirm>
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
