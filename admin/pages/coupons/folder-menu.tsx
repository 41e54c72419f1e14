import { ActionIcon, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconClockX, IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { coupons as api, type CouponFolder } from '../../../contract/coupon.ts'
import { call } from '../../call.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { useTell } from '../../parts/notify.ts'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { refreshCoupons } from './coupon-calls.ts'
import { FolderDialog } from './folder-dialog.tsx'

export function FolderMenu({ folder }: { folder: CouponFolder }) {
  const say = useSay()
  const { coupons } = say.words
  const [editing, edit] = useDisclosure()
  const [emptying, empty] = useDisclosure()
  const [removing, removal] = useDisclosure()
  const act = useActs()
  const params = { id: folder.id }
  const drop = (which: 'expired' | 'all') =>
    act.mutate(async () => {
      const { deleted } = await call(api.deleteUnused, { params, body: { which } })
      empty.close()
      return say.plural(deleted, coupons.deletedTell)
    })
  const remove = () =>
    act.mutate(async () => {
      await call(api.remove, { params })
      removal.close()
      return coupons.removedTell
    })
  if (!useMay('marketer')) return null
  const names = { name: folder.name, free: say.number(folder.free + folder.expired) }
  return (
    <>
      <Menu position="bottom-end" width={250}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={say.fill(coupons.menu, names)}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={edit.open}>
            {coupons.edit}
          </Menu.Item>
          {folder.expired > 0 && (
            <Menu.Item leftSection={<IconClockX size={16} aria-hidden />} onClick={() => drop('expired')}>
              {coupons.deleteExpired}
            </Menu.Item>
          )}
          {folder.free + folder.expired > 0 && (
            <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={empty.open}>
              {coupons.deleteAll}
            </Menu.Item>
          )}
          {!folder.isDefault && (
            <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={removal.open}>
              {coupons.remove}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <FolderDialog folder={folder} opened={editing} onClose={edit.close} />
      <Confirm
        opened={emptying}
        onClose={empty.close}
        title={coupons.deleteAll}
        action={coupons.delete}
        busy={act.isPending}
        onConfirm={() => drop('all')}
      >
        {say.fill(coupons.deleteAllLead, names)}
      </Confirm>
      <Confirm
        opened={removing}
        onClose={removal.close}
        title={coupons.removeTitle}
        action={coupons.remove}
        busy={act.isPending}
        onConfirm={remove}
      >
        {say.fill(coupons.removeLead, names)}
      </Confirm>
    </>
  )
}

function useActs() {
  const queries = useQueryClient()
  const tell = useTell()
  return useMutation({
    mutationFn: (act: () => Promise<string>) => act(),
    onSuccess: async said => {
      tell.done(said)
      await refreshCoupons(queries)
    },
    onError: tell.failed,
  })
}
