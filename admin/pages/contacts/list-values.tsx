import { MultiSelect } from '@mantine/core'
import type { ContactDetail, Subscription } from '../../../contract/contact-detail.ts'
import { oneContact } from '../../../contract/index.ts'
import type { FieldType, ListField, ListGroup } from '../../../contract/list.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { useSay } from '../../words/voice.ts'
import classes from './contact-page.module.css'
import { InlineField } from './inline-field.tsx'
import { useContactChanged } from './record-calls.ts'

interface ListValuesProps {
  contact: ContactDetail
  subscription: Subscription
  locked: boolean
}

/** What a list knows of the contact: its own fields by type, and choices in its groups. */
export function ListValues({ contact, subscription, locked }: ListValuesProps) {
  const changed = useContactChanged()
  const { fields, groups } = subscription.asks
  const change = async (body: { fields?: Record<string, unknown>; groups?: Record<string, string[]> }) => {
    const params = { id: contact.id, listId: subscription.listId }
    await changed(await call(oneContact.changeInList, { params, body }))
  }
  if (fields.length === 0 && groups.length === 0) return null
  return (
    <div className={classes.listValues}>
      {fields.map(field => (
        <OneField
          key={field.key}
          field={field}
          value={subscription.fields[field.key]}
          locked={locked}
          save={value => change({ fields: { [field.key]: value } })}
        />
      ))}
      {groups.map(group => (
        <OneGroup
          key={group.id}
          group={group}
          chosen={subscription.groups[group.id] ?? []}
          locked={locked}
          save={names => change({ groups: { [group.id]: names } })}
        />
      ))}
    </div>
  )
}

interface OneFieldProps {
  field: ListField
  value: unknown
  locked: boolean
  save: (value: string | null) => Promise<void>
}

const kinds: Record<FieldType, 'text' | 'number' | 'date' | 'url' | 'long'> = {
  string: 'text',
  int: 'number',
  date: 'date',
  url: 'url',
  json: 'long',
}

function OneField({ field, value, locked, save }: OneFieldProps) {
  const say = useSay()
  const { wrong } = say.words.contact
  const text = textOf(value)
  return (
    <InlineField
      label={field.name}
      value={text}
      shown={text && field.type === 'date' ? say.date(text) : undefined}
      kind={kinds[field.type]}
      wrong={field.type === 'string' ? wrong.text : wrong[field.type]}
      locked={locked}
      save={save}
    />
  )
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

interface OneGroupProps {
  group: ListGroup
  chosen: string[]
  locked: boolean
  save: (names: string[]) => Promise<void>
}

function OneGroup({ group, chosen, locked, save }: OneGroupProps) {
  const { words } = useSay()
  const tell = useTell()
  const names = group.categories.map(category => category.name)
  if (group.type === 'select')
    return (
      <InlineField
        label={group.name}
        value={chosen[0] ?? null}
        choices={names.map(name => ({ value: name, label: name }))}
        wrong={words.contact.noChoice}
        locked={locked}
        save={name => save(name === null ? [] : [name])}
      />
    )
  return (
    <div className={classes.field}>
      <span className={classes.label}>{group.name}</span>
      {locked ? (
        <span className={classes.value}>{chosen.join(', ') || '–'}</span>
      ) : (
        <MultiSelect
          className={classes.editing}
          aria-label={group.name}
          data={names}
          value={chosen}
          placeholder={chosen.length === 0 ? words.contact.noChoice : undefined}
          variant="unstyled"
          styles={{
            input: { paddingInline: 11 },
            pill: { background: 'color-mix(in srgb, var(--ink) 8%, transparent)' },
          }}
          comboboxProps={{ shadow: 'md' }}
          onChange={next => void save(next).catch(tell.failed)}
        />
      )}
    </div>
  )
}
