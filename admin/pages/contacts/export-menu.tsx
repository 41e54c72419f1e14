import { Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { callForFile } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { useSay } from '../../words/voice.ts'

/** What a person may ask for: everything about them, in a form for machines and one to be read, and their consents. */
export function ExportItems({ contactId }: { contactId: number }) {
  const { words } = useSay()
  const save = useExport(contactId)
  const items = [
    { format: 'html', word: words.contact.exportHtml },
    { format: 'json', word: words.contact.exportJson },
    { format: 'csv', word: words.contact.exportConsents },
  ] as const
  return (
    <>
      <Menu.Label>{words.contact.exportLabel}</Menu.Label>
      {items.map(({ format, word }) => (
        <Menu.Item
          key={format}
          leftSection={<IconDownload size={16} aria-hidden />}
          disabled={save.isPending}
          onClick={() => save.mutate(format)}
        >
          {word}
        </Menu.Item>
      ))}
    </>
  )
}

export function useExport(contactId: number) {
  const { words } = useSay()
  const tell = useTell()
  return useMutation({
    mutationFn: async (format: 'json' | 'html' | 'csv') =>
      keepFile(await callForFile(`/contacts/${contactId}/export/${format}`)),
    onSuccess: () => tell.done(words.contact.exportedTell),
    onError: tell.failed,
  })
}

function keepFile({ name, content }: { name: string; content: Blob }) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // The browser has begun to save by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
