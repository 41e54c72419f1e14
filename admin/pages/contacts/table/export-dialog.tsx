import { Button, Checkbox, Group, Modal, Select, SimpleGrid, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type ExportColumn,
  type ExportFormat,
  exportColumns,
  exportFormats,
} from '../../../../contract/contact-export.ts'
import { type FilterField, filterFields } from '../../../../contract/contact-filter.ts'
import { contactExport } from '../../../../contract/index.ts'
import type { List } from '../../../../contract/list.ts'
import { call } from '../../../call.ts'
import { useTell } from '../../../parts/notify.ts'
import { useStartedTask } from '../../../parts/tasks/task-calls.ts'
import type { Say } from '../../../words/say.ts'
import { useSay } from '../../../words/voice.ts'
import { fieldName } from './condition-words.ts'

interface ExportDialogProps {
  opened: boolean
  /** The filter's list: its states and fields can be in the file. */
  list: List | undefined
  /** Freezes whom it is about. */
  select: () => Promise<{ selectionId: number }>
  onClose: () => void
  onStarted: () => void
}

const usual: string[] = ['email', 'name', 'surname', 'city', 'tags', 'lists', 'added']
const ofList: ExportColumn[] = ['status', 'subscribed', 'unsubscribed']

export function ExportDialog({ opened, onClose, ...rest }: ExportDialogProps) {
  const { words } = useSay()
  return (
    <Modal opened={opened} onClose={onClose} title={words.contactTable.exportTitle} size="lg" centered>
      {opened && <ExportForm onClose={onClose} {...rest} />}
    </Modal>
  )
}

function columnName(column: ExportColumn, say: Say): string {
  const { exportColumnNames, columnNames } = say.words.contactTable
  if (column in exportColumnNames) return exportColumnNames[column as 'email']
  if ((filterFields as readonly string[]).includes(column)) return fieldName(column as FilterField, say)
  return columnNames[column as 'tags']
}

function ExportForm({ list, select, onClose, onStarted }: Omit<ExportDialogProps, 'opened'>) {
  const say = useSay()
  const t = say.words.contactTable
  const tell = useTell()
  const started = useStartedTask()
  const [format, setFormat] = useState<ExportFormat>('xlsx')
  const [columns, setColumns] = useState(list ? [...usual, 'status'] : usual)
  const choices = [
    ...exportColumns
      .filter(column => list || !ofList.includes(column))
      .map(column => ({ value: column as string, label: columnName(column, say) })),
    ...(list?.fields ?? []).map(field => ({ value: `field:${field.key}`, label: field.name })),
  ]
  const start = useMutation({
    mutationFn: async () => {
      const { selectionId } = await select()
      // In the order in which they stand here, whatever the order of choosing was.
      const chosen = choices.map(choice => choice.value).filter(value => columns.includes(value))
      return await call(contactExport.start, { body: { selectionId, format, columns: chosen, listId: list?.id } })
    },
    onSuccess: () => {
      tell.done(t.exportStarted)
      void started()
      onStarted()
    },
    onError: tell.failed,
  })
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    if (columns.length > 0 && !start.isPending) start.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <Select
          label={t.exportFormat}
          data={exportFormats.map(value => ({ value, label: t.exportFormats[value] }))}
          value={format}
          allowDeselect={false}
          onChange={value => setFormat(value as ExportFormat)}
        />
        <Group gap="xs">
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => setColumns(choices.map(choice => choice.value))}
            disabled={columns.length === choices.length}
          >
            {t.exportAll}
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => setColumns([])} disabled={columns.length === 0}>
            {t.exportNone}
          </Button>
        </Group>
        <Checkbox.Group label={t.exportColumns} value={columns} onChange={setColumns}>
          <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="xs" mt="xs">
            {choices.map(choice => (
              <Checkbox key={choice.value} {...choice} />
            ))}
          </SimpleGrid>
        </Checkbox.Group>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {say.words.general.cancel}
          </Button>
          <Button type="submit" disabled={columns.length === 0} loading={start.isPending}>
            {t.exportStart}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
