import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { Endpoint, Input } from '../../../contract/endpoint.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { useStartedTask } from '../../parts/tasks/task-calls.ts'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'

type Format = 'csv' | 'xlsx'

interface ExportMenuProps<E extends Endpoint> {
  endpoint: E
  input: (format: Format) => Input<E>
}

/** Has a file made in the background; the tray says when it is there. */
export function ExportMenu<E extends Endpoint>({ endpoint, input }: ExportMenuProps<E>) {
  const { words } = useSay()
  const may = useMay('marketer')
  const started = useStartedTask()
  const tell = useTell()
  const begin = useMutation({
    mutationFn: (format: Format) => call(endpoint as Endpoint, input(format) as Input<Endpoint>),
    onSuccess: () => {
      tell.done(words.reports.exportStarted)
      void started()
    },
    onError: tell.failed,
  })
  if (!may) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={15} aria-hidden />}
          loading={begin.isPending}
        >
          {words.reports.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => begin.mutate('xlsx')}>{words.reports.asXlsx}</Menu.Item>
        <Menu.Item onClick={() => begin.mutate('csv')}>{words.reports.asCsv}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
