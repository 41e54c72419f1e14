import { Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowMerge, IconDots, IconEraser, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ContactDetail } from '../../../contract/contact-detail.ts'
import { oneContact } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { useTell } from '../../parts/notify.ts'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { EraseContact } from './erase-contact.tsx'
import { ExportItems } from './export-menu.tsx'

export function ContactActions({ contact }: { contact: ContactDetail }) {
  const { words } = useSay()
  const mayErase = useMay('administrator')
  const [deleting, deletion] = useDisclosure()
  const [erasing, erasure] = useDisclosure()
  const navigate = useNavigate()
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" px="xs" aria-label={words.general.more}>
            <IconDots size={18} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconArrowMerge size={16} aria-hidden />}
            onClick={() => void navigate({ to: '/contacts/$id/merge', params: { id: contact.id } })}
          >
            {words.contact.merge}
          </Menu.Item>
          <Menu.Divider />
          <ExportItems contactId={contact.id} />
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={deletion.open}>
            {words.contacts.delete}
          </Menu.Item>
          {mayErase && (
            <Menu.Item color="red" leftSection={<IconEraser size={16} aria-hidden />} onClick={erasure.open}>
              {words.contact.erase}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <DeleteContact contact={contact} opened={deleting} onClose={deletion.close} />
      {mayErase && <EraseContact contact={contact} opened={erasing} onClose={erasure.close} />}
    </>
  )
}

interface DialogProps {
  contact: ContactDetail
  opened: boolean
  onClose: () => void
}

function DeleteContact({ contact, opened, onClose }: DialogProps) {
  const say = useSay()
  const { words } = say
  const queries = useQueryClient()
  const navigate = useNavigate()
  const tell = useTell()
  const remove = useMutation({
    mutationFn: () => call(oneContact.remove, { params: { id: contact.id } }),
    onSuccess: async () => {
      tell.done(say.fill(words.contacts.deletedTell, { email: contact.email }))
      await navigate({ to: '/contacts' })
      queries.removeQueries({ queryKey: ['contacts', contact.id] })
      await queries.invalidateQueries({ queryKey: ['contacts'] })
      await queries.invalidateQueries({ queryKey: ['lists'] })
    },
    onError: tell.failed,
  })
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={say.fill(words.contacts.deleteTitle, { email: contact.email })}
      action={words.contacts.delete}
      typed={contact.email}
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      {`${words.contacts.deleteLead} ${words.contact.deleteDiffers}`}
    </Confirm>
  )
}
