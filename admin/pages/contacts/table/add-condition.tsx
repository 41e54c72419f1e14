import { Button, NumberInput, Popover, Select, Stack, TagsInput, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFilterPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type ContactFilter,
  type FieldCondition,
  type FilterField,
  filterFields,
} from '../../../../contract/contact-filter.ts'
import type { List } from '../../../../contract/list.ts'
import { useSay } from '../../../words/voice.ts'
import { fieldName } from './condition-words.ts'
import { tagsQuery } from './table-calls.ts'

interface AddProps {
  filter: ContactFilter
  list: List | undefined
  onChange: (filter: ContactFilter) => void
}

/** What people ask for most of a person stands by itself; the rest is behind `profile`. */
const direct = ['city', 'phone', 'company'] as const
const kinds = ['tags', ...direct, 'profile', 'field', 'opened', 'clicked', 'added', 'suppressed'] as const
type Kind = (typeof kinds)[number]

const isDirect = (kind: Kind): kind is (typeof direct)[number] => direct.some(field => field === kind)

/** One more condition, put together in a small sheet. */
export function AddCondition({ filter, list, onChange }: AddProps) {
  const say = useSay()
  const t = say.words.contactTable
  const [opened, popover] = useDisclosure()
  const [kind, setKind] = useState<Kind>('tags')
  const take = (change: ContactFilter) => {
    onChange({ ...filter, ...change })
    popover.close()
  }
  return (
    <Popover
      opened={opened}
      onChange={open => !open && popover.close()}
      width={320}
      position="bottom-start"
      trapFocus
      shadow="md"
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconFilterPlus size={15} aria-hidden />}
          onClick={popover.toggle}
        >
          {t.addCondition}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Select
            label={t.condition}
            data={kinds.map(value => ({ value, label: isDirect(value) ? fieldName(value, say) : t.kinds[value] }))}
            value={kind}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            onChange={value => setKind(value as Kind)}
          />
          <Fields key={kind} kind={kind} filter={filter} list={list} take={take} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

interface FieldsProps {
  kind: Kind
  filter: ContactFilter
  list: List | undefined
  take: (change: ContactFilter) => void
}

function Fields({ kind, filter, list, take }: FieldsProps) {
  const { words } = useSay()
  switch (kind) {
    case 'tags':
      return <TagFields take={take} />
    case 'city':
    case 'phone':
    case 'company':
      return <ProfileFields filter={filter} take={take} of={kind} />
    case 'profile':
      return <ProfileFields filter={filter} take={take} />
    case 'field':
      return list ? <CustomFields filter={filter} list={list} take={take} /> : <p>{words.contactTable.listFirst}</p>
    case 'opened':
    case 'clicked':
      return <ActivityFields kind={kind} take={take} />
    case 'added':
      return <AddedFields take={take} />
    case 'suppressed':
      return <SuppressedFields take={take} />
  }
}

type Take = FieldsProps['take']

/** A form whose one button takes the condition. */
function Form({ ready, onTake, children }: { ready: boolean; onTake: () => void; children: React.ReactNode }) {
  const { words } = useSay()
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    if (ready) onTake()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {children}
        <Button type="submit" disabled={!ready}>
          {words.contactTable.use}
        </Button>
      </Stack>
    </form>
  )
}

function TagFields({ take }: { take: Take }) {
  const t = useSay().words.contactTable
  const { data } = useQuery(tagsQuery)
  const [mode, setMode] = useState<'anyTag' | 'allTags' | 'noTag'>('anyTag')
  const [tags, setTags] = useState<string[]>([])
  return (
    <Form ready={tags.length > 0} onTake={() => take({ [mode]: tags })}>
      <Choice label={t.operator} words={t.tagModes} value={mode} onChange={setMode} />
      <TagsInput
        label={t.kinds.tags}
        data={data?.tags.map(({ tag }) => tag) ?? []}
        value={tags}
        maxTags={20}
        acceptValueOnBlur
        comboboxProps={{ withinPortal: false }}
        onChange={setTags}
      />
    </Form>
  )
}

interface ChoiceProps<T extends string> {
  label: string
  words: Record<T, string>
  value: T
  onChange: (value: T) => void
}

function Choice<T extends string>({ label, words, value, onChange }: ChoiceProps<T>) {
  return (
    <Select
      label={label}
      data={(Object.entries(words) as [T, string][]).map(([value, label]) => ({ value: value as string, label }))}
      value={value}
      allowDeselect={false}
      comboboxProps={{ withinPortal: false }}
      onChange={chosen => onChange(chosen as T)}
    />
  )
}

function ProfileFields({ filter, take, of }: { filter: ContactFilter; take: Take; of?: FilterField }) {
  const say = useSay()
  const t = say.words.contactTable
  const { equal, beginning, empty, filled } = t.operators
  const [field, setField] = useState<FilterField>(of ?? 'name')
  const [is, setIs] = useState<'equal' | 'beginning' | 'empty' | 'filled'>('equal')
  const [value, setValue] = useState('')
  const needsValue = is === 'equal' || is === 'beginning'
  const condition = needsValue ? { is, value: value.trim().slice(0, 200) } : { is }
  const names = Object.fromEntries(filterFields.map(name => [name, fieldName(name, say)])) as Record<
    FilterField,
    string
  >
  return (
    <Form
      ready={!needsValue || value.trim() !== ''}
      onTake={() => take({ profile: { ...filter.profile, [field]: condition } })}
    >
      {!of && <Choice label={t.fieldLabel} words={names} value={field} onChange={setField} />}
      <Choice label={t.operator} words={{ equal, beginning, empty, filled }} value={is} onChange={setIs} />
      {needsValue && field === 'gender' && (
        <Choice
          label={t.value}
          words={say.words.contacts.genders}
          value={value as 'male'}
          onChange={chosen => setValue(chosen)}
        />
      )}
      {needsValue && field !== 'gender' && (
        <TextInput label={t.value} value={value} onChange={event => setValue(event.currentTarget.value)} />
      )}
    </Form>
  )
}

type FieldOperator = FieldCondition['is']

function operatorsOf(type: List['fields'][number]['type']): FieldOperator[] {
  if (type === 'int') return ['equal', 'over', 'under', 'empty', 'filled']
  if (type === 'date') return ['equal', 'before', 'after', 'empty', 'filled']
  return ['equal', 'containing', 'empty', 'filled']
}

function CustomFields({ filter, list, take }: { filter: ContactFilter; list: List; take: Take }) {
  const t = useSay().words.contactTable
  const [key, setKey] = useState(list.fields[0]?.key ?? '')
  const [is, setIs] = useState<FieldOperator>('equal')
  const [value, setValue] = useState('')
  const field = list.fields.find(one => one.key === key)
  const operators = operatorsOf(field?.type ?? 'string')
  const chosen = operators.includes(is) ? is : 'equal'
  const needsValue = chosen !== 'empty' && chosen !== 'filled'
  const typed = chosen === 'over' || chosen === 'under' ? Number(value) : value.trim()
  const condition = (needsValue ? { is: chosen, value: typed } : { is: chosen }) as FieldCondition
  const names = Object.fromEntries(list.fields.map(one => [one.key, one.name]))
  const words = Object.fromEntries(operators.map(one => [one, t.operators[one]])) as Record<FieldOperator, string>
  return (
    <Form
      ready={field !== undefined && (!needsValue || value.trim() !== '')}
      onTake={() => take({ fields: [...(filter.fields ?? []), { key, condition }] })}
    >
      <Choice label={t.fieldLabel} words={names} value={key} onChange={setKey} />
      <Choice label={t.operator} words={words} value={chosen} onChange={setIs} />
      {needsValue && (
        <TextInput
          label={t.value}
          type={field?.type === 'date' ? 'date' : field?.type === 'int' ? 'number' : 'text'}
          value={value}
          onChange={event => setValue(event.currentTarget.value)}
        />
      )}
    </Form>
  )
}

function ActivityFields({ kind, take }: { kind: 'opened' | 'clicked'; take: Take }) {
  const t = useSay().words.contactTable
  const [is, setIs] = useState<'within' | 'notWithin' | 'never'>('within')
  const [days, setDays] = useState<number | string>(30)
  const n = Number(days)
  const isReady = is === 'never' || (Number.isInteger(n) && n >= 1 && n <= 3650)
  return (
    <Form ready={isReady} onTake={() => take({ [kind]: is === 'never' ? { is } : { is, days: n } })}>
      <Choice label={t.operator} words={t.activity} value={is} onChange={setIs} />
      {is !== 'never' && <NumberInput label={t.days} min={1} max={3650} value={days} onChange={setDays} />}
    </Form>
  )
}

function AddedFields({ take }: { take: Take }) {
  const t = useSay().words.contactTable
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  return (
    <Form ready={from !== '' || to !== ''} onTake={() => take({ added: { ...(from && { from }), ...(to && { to }) } })}>
      <TextInput type="date" label={t.from} value={from} onChange={event => setFrom(event.currentTarget.value)} />
      <TextInput type="date" label={t.to} value={to} onChange={event => setTo(event.currentTarget.value)} />
    </Form>
  )
}

function SuppressedFields({ take }: { take: Take }) {
  const t = useSay().words.contactTable
  const [is, setIs] = useState<'yes' | 'no'>('yes')
  return (
    <Form ready onTake={() => take({ suppressed: is === 'yes' })}>
      <Choice label={t.operator} words={{ yes: t.suppressedYes, no: t.suppressedNo }} value={is} onChange={setIs} />
    </Form>
  )
}
