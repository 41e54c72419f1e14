import { ActionIcon, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBraces, IconDots, IconListDetails, IconPencil, IconRefresh, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Feed } from '../../../contract/feed.ts'
import { feeds as api } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { useTell } from '../../parts/notify.ts'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { DataDrawer } from './data-drawer.tsx'
import { refreshFeeds } from './feed-calls.ts'
import { FeedDrawer } from './feed-drawer.tsx'
import { ProblemsDrawer } from './problems-drawer.tsx'

export function FeedMenu({ feed }: { feed: Feed }) {
  const say = useSay()
  const { feeds } = say.words
  const may = useMay('marketer')
  const queries = useQueryClient()
  const tell = useTell()
  const [editing, edit] = useDisclosure()
  const [removing, removal] = useDisclosure()
  const [looking, look] = useDisclosure()
  const { id, name, kind } = feed
  const act = useMutation({
    mutationFn: (work: () => Promise<string>) => work(),
    onSuccess: async told => {
      tell.done(told)
      removal.close()
      await refreshFeeds(queries)
      await queries.invalidateQueries({ queryKey: ['products'] })
    },
    onError: tell.failed,
  })
  const refresh = () =>
    act.mutate(async () => {
      await call(api.refresh, { params: { id } })
      return feeds.refreshTell
    })
  const remove = () =>
    act.mutate(async () => {
      await call(api.remove, { params: { id } })
      return feeds.removedTell
    })
  const items = say.plural(feed.items ?? 0, kind === 'data' ? feeds.items : feeds.products)
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={say.fill(feeds.menu, { name })}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {may && !feed.running && (
            <Menu.Item leftSection={<IconRefresh size={16} aria-hidden />} onClick={refresh}>
              {feeds.refresh}
            </Menu.Item>
          )}
          {kind === 'data' ? (
            feed.readAt && (
              <Menu.Item leftSection={<IconBraces size={16} aria-hidden />} onClick={look.open}>
                {feeds.data}
              </Menu.Item>
            )
          ) : (
            <Menu.Item leftSection={<IconListDetails size={16} aria-hidden />} onClick={look.open}>
              {feeds.problems}
            </Menu.Item>
          )}
          {may && (
            <>
              <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={edit.open}>
                {feeds.edit}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={removal.open}>
                {feeds.remove}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={removing}
        onClose={removal.close}
        title={feeds.removeTitle}
        action={feeds.remove}
        busy={act.isPending}
        onConfirm={remove}
      >
        {say.fill(feeds.removeLead, { name, items })}
      </Confirm>
      <FeedDrawer feed={feed} opened={editing} onClose={edit.close} />
      {kind === 'data' ? (
        <DataDrawer feed={feed} opened={looking} onClose={look.close} />
      ) : (
        <ProblemsDrawer feed={feed} opened={looking} onClose={look.close} />
      )}
    </>
  )
}
