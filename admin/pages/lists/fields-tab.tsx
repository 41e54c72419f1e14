import { ActionIcon, Button, Group, Table, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconForms, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { listFields } from '../../../contract/index.ts'
import type { ListDetail, ListField } from '../../../contract/list.ts'
import { call } from '../../call.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { useTell } from '../../parts/notify.ts'
import { Part } from '../../parts/page.tsx'
import rows from '../../parts/rows.module.css'
import { Empty } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { FieldDialog } from './field-dialog.tsx'
import { useKnown } from './groups-tab.tsx'
import classes from './list-page.module.css'

export function ListFieldsTab({ list }: { list: ListDetail }) {
  const { words } = useSay()
  const { fields, tabs } = words.oneList
  const may = useMay('marketer')
  const [adding, dialog] = useDisclosure()
  const add = may && (
    <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={dialog.open}>
      {fields.add}
    </Button>
  )
  return (
    <Part title={tabs.fields} lead={fields.lead} actions={list.fields.length > 0 && add}>
      {list.fields.length === 0 ? (
        <Empty
          icon={<IconForms size={28} stroke={1.5} aria-hidden />}
          title={fields.emptyTitle}
          lead={fields.emptyLead}
        >
          {add}
        </Empty>
      ) : (
        <Table className={rows.table} aria-label={tabs.fields}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{fields.name}</Table.Th>
              <Table.Th visibleFrom="sm">{fields.tag}</Table.Th>
              <Table.Th>{fields.type}</Table.Th>
              {may && <Table.Td component="th" aria-hidden />}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.fields.map(field => (
              <Row key={field.key} list={list} field={field} may={may} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      <FieldDialog list={list} field={null} opened={adding} onClose={dialog.close} />
    </Part>
  )
}

function Row({ list, field, may }: { list: ListDetail; field: ListField; may: boolean }) {
  const say = useSay()
  const { fields } = say.words.oneList
  const [editing, editor] = useDisclosure()
  const [deleting, deleter] = useDisclosure()
  const { name } = field
  const tag = `*|${field.key.toUpperCase()}|*`
  const icons = { size: 16, stroke: 1.6, 'aria-hidden': true }
  return (
    <Table.Tr>
      <Table.Td className={classes.breaks}>
        {name}
        <span className={rows.under} data-phone-only>
          {tag}
        </span>
      </Table.Td>
      <Table.Td visibleFrom="sm" className={classes.tag}>
        {tag}
      </Table.Td>
      <Table.Td className={rows.quiet}>{say.words.lists.fieldTypes[field.type]}</Table.Td>
      {may && (
        <Table.Td className={rows.number}>
          <Group gap={4} wrap="nowrap" justify="flex-end">
            <Tooltip label={say.fill(fields.edit, { name })}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={say.fill(fields.edit, { name })}
                onClick={editor.open}
              >
                <IconPencil {...icons} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={say.fill(fields.deleteOf, { name })}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={say.fill(fields.deleteOf, { name })}
                onClick={deleter.open}
              >
                <IconTrash {...icons} />
              </ActionIcon>
            </Tooltip>
          </Group>
          <FieldDialog list={list} field={field} opened={editing} onClose={editor.close} />
          <DeleteField list={list} field={field} opened={deleting} onClose={deleter.close} />
        </Table.Td>
      )}
    </Table.Tr>
  )
}

const MOST = 10_000

interface DeleteFieldProps {
  list: ListDetail
  field: ListField
  opened: boolean
  onClose: () => void
}

function DeleteField({ list, field, opened, onClose }: DeleteFieldProps) {
  const say = useSay()
  const { general, oneList } = say.words
  const { fields } = oneList
  const known = useKnown(list.id)
  const tell = useTell()
  const params = { id: list.id, key: field.key }
  const { data } = useQuery({
    queryKey: ['lists', list.id, 'values', field.key],
    queryFn: () => call(listFields.values, { params }),
    enabled: opened,
  })
  const remove = useMutation({
    mutationFn: () => call(listFields.remove, { params }),
    onSuccess: async changed => {
      tell.done(say.fill(fields.deletedTell, { name: field.name }))
      onClose()
      await known(changed)
    },
    onError: tell.failed,
  })
  const many = data && data.contacts > MOST
  const count = !data
    ? fields.counting
    : many
      ? say.fill(fields.moreThan, { n: say.number(MOST) })
      : say.plural(data.contacts, general.contacts)
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={say.fill(fields.deleteTitle, { name: field.name })}
      action={fields.delete}
      typed={data && data.contacts > 0 ? field.name : undefined}
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      {say.fill(fields.deleteLead, { count })}
    </Confirm>
  )
}
