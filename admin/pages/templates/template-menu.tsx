import { ActionIcon, Button, Group, Menu, Modal, Stack, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCopy, IconDots, IconPencil, IconSend, IconTrash } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { TemplateRow } from '../../../contract/template.ts'
import { useSay } from '../../words/voice.ts'
import { useCampaignFrom } from '../campaigns/begin.ts'
import { useCopyTemplate, useRemoveTemplate, useRenameTemplate } from './template-calls.ts'

interface TemplateMenuProps {
  template: TemplateRow
  /** Where it is deleted from may be its own page. */
  onGone?: () => Promise<void>
  /** Its page has a heading to rename it by. */
  withoutRename?: boolean
}

export function TemplateMenu({ template, onGone, withoutRename }: TemplateMenuProps) {
  const say = useSay()
  const { templates: words } = say.words
  const [renaming, rename] = useDisclosure()
  const begin = useCampaignFrom()
  const copy = useCopyTemplate()
  const remove = useRemoveTemplate(onGone)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={34}
            aria-label={say.fill(words.more, { name: template.name })}
          >
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconSend size={16} aria-hidden />} onClick={() => begin.template(template.id)}>
            {words.use}
          </Menu.Item>
          {!withoutRename && (
            <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={rename.open}>
              {words.rename}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={() => copy.mutate(template)}>
            {words.duplicate}
          </Menu.Item>
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => remove.mutate(template)}
          >
            {words.delete}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={renaming} onClose={rename.close} title={words.renameTitle} centered>
        <Rename template={template} onDone={rename.close} />
      </Modal>
    </>
  )
}

function Rename({ template, onDone }: { template: TemplateRow; onDone: () => void }) {
  const { words } = useSay()
  const [name, setName] = useState(template.name)
  const rename = useRenameTemplate(onDone)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) rename.mutate({ ...template, name: name.trim() })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <TextInput
          data-autofocus
          label={words.templates.nameLabel}
          description={words.templates.nameHint}
          value={name}
          maxLength={200}
          onChange={event => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>
            {words.general.cancel}
          </Button>
          <Button type="submit" disabled={!name.trim()} loading={rename.isPending}>
            {words.general.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
