import { ActionIcon, Button, Menu, Switch, TextInput, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import type { ListDetail } from '../../../contract/list.ts'
import { type FormField, type ListForm, profileInputs } from '../../../contract/list-form.ts'
import type { Say } from '../../words/say.ts'
import { useSay } from '../../words/voice.ts'
import classes from './list-page.module.css'

interface FormFieldsProps {
  list: ListDetail
  form: ListForm
  change: (part: Partial<ListForm>) => void
}

export function FormFields({ list, form, change }: FormFieldsProps) {
  const say = useSay()
  const texts = say.words.oneList.form
  const { fields } = form
  const set = (next: FormField[]) => change({ fields: next })
  const put = (at: number, part: Partial<FormField>) =>
    set(fields.map((field, i) => (i === at ? { ...field, ...part } : field)))
  const move = (at: number, by: number) => {
    const next = [...fields]
    next.splice(at + by, 0, ...next.splice(at, 1))
    set(next)
  }
  return (
    <>
      <ol className={classes.formFields}>
        {fields.map((field, at) => (
          <li key={`${field.of} ${field.key}`}>
            <Row
              field={field}
              name={nameOf(field, list, say)}
              isFirst={at === 0}
              isLast={at === fields.length - 1}
              put={part => put(at, part)}
              move={by => move(at, by)}
              remove={() => set(fields.filter((_, i) => i !== at))}
            />
          </li>
        ))}
      </ol>
      <AddField list={list} form={form} add={field => set([...fields, field])} nothing={texts.nothingToAdd} />
    </>
  )
}

interface RowProps {
  field: FormField
  name: string
  isFirst: boolean
  isLast: boolean
  put: (part: Partial<FormField>) => void
  move: (by: number) => void
  remove: () => void
}

function Row({ field, name, isFirst, isLast, put, move, remove }: RowProps) {
  const say = useSay()
  const texts = say.words.oneList.form
  const isAddress = field.of === 'email'
  const icons = { size: 16, stroke: 1.6, 'aria-hidden': true }
  const common = { variant: 'subtle', color: 'gray' }
  return (
    <div className={classes.formField}>
      <TextInput
        className={classes.grows}
        aria-label={say.fill(texts.label, { name })}
        placeholder={name}
        value={field.label ?? ''}
        maxLength={200}
        onChange={event => put({ label: event.currentTarget.value || null })}
      />
      <Switch
        size="xs"
        label={texts.required}
        aria-label={say.fill(texts.requiredOf, { name })}
        checked={isAddress || field.required}
        disabled={isAddress}
        onChange={event => put({ required: event.currentTarget.checked })}
      />
      <div className={classes.moves}>
        <ActionIcon {...common} disabled={isFirst} aria-label={say.fill(texts.up, { name })} onClick={() => move(-1)}>
          <IconArrowUp {...icons} />
        </ActionIcon>
        <ActionIcon {...common} disabled={isLast} aria-label={say.fill(texts.down, { name })} onClick={() => move(1)}>
          <IconArrowDown {...icons} />
        </ActionIcon>
        <Tooltip label={say.fill(texts.remove, { name })} disabled={isAddress}>
          <ActionIcon {...common} disabled={isAddress} aria-label={say.fill(texts.remove, { name })} onClick={remove}>
            <IconX {...icons} />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  )
}

interface AddFieldProps extends Omit<FormFieldsProps, 'change'> {
  add: (field: FormField) => void
  nothing: string
}

function AddField({ list, form, add, nothing }: AddFieldProps) {
  const say = useSay()
  const texts = say.words.oneList.form
  const isIn = (of: string, key: string) => form.fields.some(field => field.of === of && field.key === key)
  const free: FormField[] = [
    ...profileInputs.filter(key => !isIn('profile', key)).map(key => ({ of: 'profile' as const, key })),
    ...list.fields.filter(({ key }) => !isIn('list', key)).map(({ key }) => ({ of: 'list' as const, key })),
  ].map(field => ({ ...field, label: null, required: false }))
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button variant="default" size="xs" mt="sm" leftSection={<IconPlus size={15} aria-hidden />}>
          {texts.add}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {free.length === 0 && <Menu.Label>{nothing}</Menu.Label>}
        {free.map(field => (
          <Menu.Item key={`${field.of} ${field.key}`} onClick={() => add(field)}>
            {nameOf(field, list, say)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function nameOf({ of, key }: Pick<FormField, 'of' | 'key'>, list: ListDetail, { words }: Say): string {
  const { form } = words.oneList
  if (of === 'email') return form.email
  if (of === 'profile') return form.profile[key as keyof typeof form.profile]
  return list.fields.find(field => field.key === key)?.name ?? key
}
