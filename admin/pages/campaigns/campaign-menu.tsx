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
import { useTell } from '../../parts/notify.ts'
import { useUndoable } from '../../parts/undoable.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { useMadeDraft } from './made-draft.ts'
import { RenameDialog } from './rename-dialog.tsx'
import { ResendDialog } from './resend-dialog.tsx'
import { SaveAsTemplate } from './save-as-template.tsx'
import { WebVersionDialog } from './web-version-dialog.tsx'

const notSent = ['draft', 'scheduled', 'missed']
const over = ['sent', 'cancelled']

type Dialog = 'resend' | 'rename' | 'template' | 'webVersion'

/** What is done with a campaign seldom: a copy, once more, another name, its web version, deleting what was not sent. */
export function CampaignMenu({ campaign }: { campaign: Campaign }) {
  const { words } = useSay()
  const may = useMay('marketer')
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const copy = useCopy(campaign)
  const remove = useRemove(campaign)
  const shown = (which: Dialog) => ({ opened: dialog === which, onClose: () => setDialog(null) })
  const item = (which: Dialog, Icon: typeof IconCopy, word: string) => (
    <Menu.Item leftSection={<Icon size={16} aria-hidden />} onClick={() => setDialog(which)}>
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
          {may && notSent.includes(campaign.status) && (
            <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => remove.mutate()}>
              {words.campaigns.delete}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <ResendDialog campaign={campaign} {...shown('resend')} />
      <RenameDialog campaign={campaign} {...shown('rename')} />
      <SaveAsTemplate campaign={campaign} {...shown('template')} />
      <WebVersionDialog campaign={campaign} {...shown('webVersion')} />
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

/** Gone at once, and back at once where that was a mistake. */
function useRemove({ id, title }: Campaign) {
  const say = useSay()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const tell = useTell()
  const undoable = useUndoable()
  const { campaigns: words } = say.words
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['campaigns', 'page'] }),
      queries.invalidateQueries({ queryKey: ['campaigns', 'calendar'] }),
    ])
  const restore = useMutation({
    mutationFn: () => call(campaigns.restore, { params: { id } }),
    onSuccess: async ({ status, scheduledAt }) => {
      const moment = scheduledAt === null ? '' : say.moment(scheduledAt)
      tell.done(say.fill(status === 'scheduled' ? words.restoredScheduled : words.restoredTell, { title, moment }))
      await refresh()
    },
    onError: tell.failed,
  })
  return useMutation({
    mutationFn: () => call(campaigns.remove, { params: { id } }),
    onSuccess: async () => {
      await navigate({ to: '/campaigns' })
      undoable(say.fill(words.deletedTell, { title }), () => restore.mutate())
      queries.removeQueries({ queryKey: ['campaigns', id] })
      await refresh()
    },
    onError: tell.failed,
  })
}
