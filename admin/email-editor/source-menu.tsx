import { ActionIcon, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCode, IconDots } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { templates } from '../../contract/index.ts'
import { call, Refused } from '../call.ts'
import { Confirm } from '../parts/confirm.tsx'
import { useTell } from '../parts/notify.ts'
import { useSay } from '../words/voice.ts'
import type { Written } from './content.tsx'

/** From MJML to HTML there is a way, back there is none. */
export function SourceMenu({ written, change }: { written: Written; change: (part: Partial<Written>) => void }) {
  const { words } = useSay()
  const { emailEditor } = words
  const tell = useTell()
  const [asking, dialog] = useDisclosure()
  const convert = useMutation({
    mutationFn: async () => {
      const { html } = await call(templates.compile, { body: { mjml: written.mjml ?? '' } })
      if (html === '') throw new Refused('email.broken', '', 422)
      return html
    },
    onSuccess: html => {
      change({ mjml: null, html })
      dialog.close()
    },
    onError: tell.failed,
  })
  if (written.mjml === null) return null
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={emailEditor.sourceMenu}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCode size={16} aria-hidden />} onClick={dialog.open}>
            {emailEditor.convert}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={asking}
        onClose={dialog.close}
        title={emailEditor.convertTitle}
        action={emailEditor.convertDo}
        busy={convert.isPending}
        danger={false}
        onConfirm={() => convert.mutate()}
      >
        {emailEditor.convertLead}
      </Confirm>
    </>
  )
}
