import { Button, Select, Stack, Switch, Table, Text, Textarea, TextInput } from '@mantine/core'
import { type UseFormReturnType, useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { lists } from '../../../contract/index.ts'
import type { ListDetail as List, ListInput } from '../../../contract/list.ts'
import type { Language } from '../../../contract/shapes.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { Part } from '../../parts/page.tsx'
import rows from '../../parts/rows.module.css'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { listQuery } from './list-calls.ts'
import classes from './list-page.module.css'

const confirmTag = '*|SUBCONFIRM|*'
const textKeys = [
  'fromName',
  'fromEmail',
  'replyTo',
  'confirmationSubject',
  'confirmationHtml',
  'confirmedPage',
  'unsubscribedPage',
] as const
type Values = Record<(typeof textKeys)[number] | 'name', string> & { doubleOptin: boolean; language: Language }
type Form = UseFormReturnType<Values>

const valuesOf = (list: List): Values => ({
  name: list.name,
  doubleOptin: list.doubleOptin,
  language: list.language,
  ...(Object.fromEntries(textKeys.map(key => [key, list[key] ?? ''])) as Record<(typeof textKeys)[number], string>),
})

const inputOf = (values: Values): ListInput => ({
  ...values,
  name: values.name.trim(),
  ...Object.fromEntries(textKeys.map(key => [key, values[key].trim() || null])),
})

export function ListSettings({ list }: { list: List }) {
  const { words } = useSay()
  const queries = useQueryClient()
  const tell = useTell()
  const may = useMay('marketer')
  const form: Form = useForm<Values>({
    initialValues: valuesOf(list),
    validate: { name: name => (name.trim() ? null : words.lists.nameMissing) },
  })
  const save = useMutation({
    mutationFn: (values: Values) => call(lists.change, { params: { id: list.id }, body: inputOf(values) }),
    onSuccess: async changed => {
      queries.setQueryData(listQuery(list.id).queryKey, changed)
      form.setInitialValues(valuesOf(changed))
      form.setValues(valuesOf(changed))
      tell.done(words.lists.savedTell)
      await queries.invalidateQueries({ queryKey: ['lists'], exact: true })
    },
    onError: tell.failed,
  })
  return (
    <form className={classes.form} onSubmit={form.onSubmit(values => save.mutate(values))} noValidate>
      <fieldset disabled={!may} className={classes.settings}>
        <General form={form} />
        <Confirmation form={form} />
        <Pages form={form} />
      </fieldset>
      <Fields list={list} />
      {form.isDirty() && (
        <div className={classes.foot}>
          <Text size="sm" c="dimmed" mr="auto">
            {words.lists.unsavedChanges}
          </Text>
          <Button variant="default" onClick={form.reset}>
            {words.general.discard}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {words.general.save}
          </Button>
        </div>
      )}
    </form>
  )
}

function General({ form }: { form: Form }) {
  const { words } = useSay()
  return (
    <Part title={words.lists.general}>
      <Stack gap="md">
        <TextInput label={words.lists.name} description={words.lists.nameHint} {...form.getInputProps('name')} />
        <TextInput label={words.lists.fromName} {...form.getInputProps('fromName')} />
        <TextInput
          label={words.lists.fromEmail}
          description={words.lists.senderHint}
          {...form.getInputProps('fromEmail')}
        />
        <TextInput
          label={words.lists.replyTo}
          description={words.lists.replyToHint}
          {...form.getInputProps('replyTo')}
        />
        <Select
          label={words.lists.language}
          data={[
            { value: 'cs', label: 'Čeština' },
            { value: 'en', label: 'English' },
          ]}
          allowDeselect={false}
          {...form.getInputProps('language')}
        />
      </Stack>
    </Part>
  )
}

function Confirmation({ form }: { form: Form }) {
  const say = useSay()
  const { words } = say
  const { doubleOptin, confirmationHtml } = form.values
  const tagMissing =
    doubleOptin && confirmationHtml.trim() !== '' && !/\*(\||%7C)SUBCONFIRM(\||%7C)\*/i.test(confirmationHtml)
  return (
    <Part title={words.lists.optIn}>
      <Stack gap="md">
        <Switch
          label={words.lists.doubleOptin}
          description={doubleOptin ? words.lists.doubleOptinOn : words.lists.doubleOptinOff}
          {...form.getInputProps('doubleOptin', { type: 'checkbox' })}
        />
        {doubleOptin && (
          <>
            <Text size="sm" c="dimmed" mt="xs">
              {words.lists.confirmationLead}
            </Text>
            <TextInput
              label={words.lists.confirmationSubject}
              placeholder={words.lists.confirmationSubjectPlaceholder}
              {...form.getInputProps('confirmationSubject')}
            />
            <Textarea
              label={words.lists.confirmationHtml}
              description={say.fill(words.lists.confirmationHtmlHint, { tag: confirmTag })}
              error={tagMissing && say.fill(words.lists.confirmationTagMissing, { tag: confirmTag })}
              autosize
              minRows={6}
              maxRows={20}
              spellCheck={false}
              styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
              value={confirmationHtml}
              onChange={event => form.setFieldValue('confirmationHtml', event.currentTarget.value)}
            />
          </>
        )}
      </Stack>
    </Part>
  )
}

function Pages({ form }: { form: Form }) {
  const { words } = useSay()
  return (
    <Part title={words.lists.pages} lead={words.lists.pagesLead}>
      <Stack gap="md">
        <TextInput
          label={words.lists.confirmedPage}
          placeholder="https://"
          inputMode="url"
          {...form.getInputProps('confirmedPage')}
        />
        <TextInput
          label={words.lists.unsubscribedPage}
          placeholder="https://"
          inputMode="url"
          {...form.getInputProps('unsubscribedPage')}
        />
      </Stack>
    </Part>
  )
}

function Fields({ list }: { list: List }) {
  const { words } = useSay()
  if (list.fields.length === 0) return null
  return (
    <Part title={words.lists.fields} lead={words.lists.fieldsLead}>
      <Table className={rows.table}>
        <Table.Tbody>
          {list.fields.map(field => (
            <Table.Tr key={field.key}>
              <Table.Td>{field.name}</Table.Td>
              <Table.Td className={rows.quiet}>{words.lists.fieldTypes[field.type]}</Table.Td>
              <Table.Td className={classes.tag}>*|{field.key.toUpperCase()}|*</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Part>
  )
}
