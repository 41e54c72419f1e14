import { Button, Checkbox, Popover, Stack } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { contactTable } from '../../../../contract/index.ts'
import { call } from '../../../call.ts'
import { useTell } from '../../../parts/notify.ts'
import { useSay } from '../../../words/voice.ts'
import type { Column } from './columns.tsx'
import { columnsQuery } from './table-calls.ts'

/** Which columns are shown; remembered for whoever is signed in. */
export function ColumnsMenu({ all, shown }: { all: Column[]; shown: string[] }) {
  const { words } = useSay()
  const queries = useQueryClient()
  const tell = useTell()
  const save = useMutation({
    mutationFn: (columns: string[]) => call(contactTable.saveColumns, { body: { columns } }),
    onMutate: columns => queries.setQueryData(columnsQuery.queryKey, { columns }),
    onError: tell.failed,
  })
  const toggle = (key: string) => {
    // Fields of other lists, which are not here now, stay chosen.
    const wanted = shown.includes(key) ? shown.filter(one => one !== key) : [...shown, key]
    save.mutate(wanted)
  }
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          visibleFrom="sm"
          leftSection={<IconColumns3 size={16} aria-hidden />}
        >
          {words.contactTable.columns}
        </Button>
      </Popover.Target>
      <Popover.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        <Stack gap="xs">
          {all.map(column => (
            <Checkbox
              key={column.key}
              label={column.name}
              checked={shown.includes(column.key)}
              onChange={() => toggle(column.key)}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
