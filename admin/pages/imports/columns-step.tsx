import { Select, SimpleGrid, Table, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Import } from '../../../contract/import.ts'
import { type ColumnTarget, importProfile } from '../../../contract/import-settings.ts'
import { type FieldType, fieldTypes, type GroupType, groupTypes, type List } from '../../../contract/list.ts'
import { Part } from '../../parts/page.tsx'
import rows from '../../parts/rows.module.css'
import { useSay } from '../../words/voice.ts'
import { listsQuery } from '../lists/list-calls.ts'
import { sampleQuery, useChangeImport } from './import-calls.ts'
import classes from './imports.module.css'

const NEW_LIST = 'new'

/** Into which list, and where each column of the file goes. Every choice is kept at once. */
export function ColumnsStep({ one }: { one: Import }) {
  const { words } = useSay()
  const lists = useQuery(listsQuery)
  const target = one.settings.list
  const list = lists.data?.lists.find(known => target && 'id' in target && known.id === target.id)
  return (
    <>
      <TargetList one={one} lists={lists.data?.lists ?? []} />
      <Part title={words.imports.goesTo}>
        <Columns one={one} list={list} />
      </Part>
    </>
  )
}

function TargetList({ one, lists }: { one: Import; lists: List[] }) {
  const { words } = useSay()
  const change = useChangeImport(one.id)
  const target = one.settings.list
  const isNew = target !== null && 'name' in target
  const [name, setName] = useState(isNew ? target.name : '')
  const value = target === null ? null : 'id' in target ? String(target.id) : NEW_LIST
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} className={classes.narrow}>
      <Select
        label={words.imports.targetList}
        placeholder={words.imports.chooseList}
        data={[
          ...lists.map(list => ({ value: String(list.id), label: list.name })),
          { value: NEW_LIST, label: words.imports.newList },
        ]}
        value={value}
        allowDeselect={false}
        searchable={lists.length > 8}
        onChange={chosen => {
          if (chosen === NEW_LIST) {
            const suggested = name || one.fileName.replace(/\.\w+$/, '')
            setName(suggested)
            change.mutate({ list: { name: suggested } })
          } else if (chosen) change.mutate({ list: { id: Number(chosen) } })
        }}
      />
      {isNew && (
        <TextInput
          label={words.imports.newListName}
          value={name}
          maxLength={200}
          onChange={event => setName(event.currentTarget.value)}
          onBlur={() => name.trim() && change.mutate({ list: { name: name.trim() } })}
        />
      )}
    </SimpleGrid>
  )
}

function Columns({ one, list }: { one: Import; list: List | undefined }) {
  const { words } = useSay()
  const change = useChangeImport(one.id)
  const sample = useQuery(sampleQuery(one.id, one.settings.reading))
  const { columns } = one.settings
  const choose = (at: number, target: ColumnTarget) =>
    change.mutate({ columns: columns.map((column, i) => (i === at ? { ...column, target } : column)) })
  return (
    <Table className={rows.table} aria-label={words.imports.goesTo}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.imports.column}</Table.Th>
          <Table.Th>{words.imports.goesTo}</Table.Th>
          <Table.Th visibleFrom="sm">{words.imports.example}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {columns.map((column, i) => {
          const name = column.header || `${words.imports.column} ${i + 1}`
          const values = (sample.data?.rows ?? []).map(cells => cells[i] ?? '').filter(cell => cell.trim() !== '')
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place only
            <Table.Tr key={i}>
              <Table.Td>
                {name}
                <span className={rows.under}>{values[0]}</span>
              </Table.Td>
              <Table.Td>
                <Target column={name} target={column.target} list={list} onChoose={target => choose(i, target)} />
              </Table.Td>
              <Table.Td visibleFrom="sm" className={classes.values}>
                {values.slice(1, 4).join(' · ')}
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}

interface TargetProps {
  column: string
  target: ColumnTarget
  list: List | undefined
  onChoose: (target: ColumnTarget) => void
}

function Target({ column, target, list, onChoose }: TargetProps) {
  const say = useSay()
  const { imports, contacts } = say.words
  const plain = ['ignore', 'email', 'fullName', 'tags', 'status', 'consent'] as const
  const fieldWords: Record<string, string> = { ...contacts.fields, source: imports.sourceField }
  const newName = target.to === 'newField' || target.to === 'newGroup' ? target.name : column.slice(0, 100)
  const groups = [
    { group: imports.targetGroups.main, items: plain.map(to => ({ value: to, label: imports.targets[to] })) },
    {
      group: imports.targetGroups.profile,
      items: importProfile.map(name => ({ value: `profile ${name}`, label: fieldWords[name] ?? name })),
    },
    {
      group: imports.targetGroups.fields,
      items: [
        ...(list?.fields ?? []).map(field => ({ value: `field ${field.key}`, label: field.name })),
        { value: 'newField', label: say.fill(imports.newField, { name: newName }) },
      ],
    },
    {
      group: imports.targetGroups.groups,
      items: [
        ...(list?.groups ?? []).map(group => ({ value: `group ${group.id}`, label: group.name })),
        { value: 'newGroup', label: say.fill(imports.newGroup, { name: newName }) },
      ],
    },
  ].filter(group => group.items.length > 0)
  const choose = (value: string) => {
    const [to, ...rest] = value.split(' ')
    const key = rest.join(' ')
    if (to === 'profile') onChoose({ to, column: key as (typeof importProfile)[number] })
    else if (to === 'field') onChoose({ to, key })
    else if (to === 'group') onChoose({ to, groupId: key })
    else if (to === 'newField') onChoose({ to, name: newName, type: 'string' })
    else if (to === 'newGroup') onChoose({ to, name: newName, type: 'select' })
    else onChoose({ to: to as (typeof plain)[number] })
  }
  return (
    <>
      <Select
        aria-label={say.fill(imports.target, { column })}
        data={groups}
        value={choiceOf(target)}
        allowDeselect={false}
        searchable
        onChange={value => value && choose(value)}
      />
      {target.to === 'newField' && (
        <Select
          mt={6}
          size="xs"
          aria-label={say.fill(imports.fieldType, { name: target.name })}
          data={fieldTypes.map(value => ({ value, label: imports.fieldTypes[value] }))}
          value={target.type}
          allowDeselect={false}
          onChange={type => type && onChoose({ ...target, type: type as FieldType })}
        />
      )}
      {target.to === 'newGroup' && (
        <Select
          mt={6}
          size="xs"
          aria-label={say.fill(imports.groupType, { name: target.name })}
          data={groupTypes.map(value => ({ value, label: imports.groupTypes[value] }))}
          value={target.type}
          allowDeselect={false}
          onChange={type => type && onChoose({ ...target, type: type as GroupType })}
        />
      )}
    </>
  )
}

function choiceOf(target: ColumnTarget): string {
  if (target.to === 'profile') return `profile ${target.column}`
  if (target.to === 'field') return `field ${target.key}`
  return target.to === 'group' ? `group ${target.groupId}` : target.to
}
