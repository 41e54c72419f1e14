import { Button, Drawer, Group, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { contacts } from '../../../contract/index.ts'
import { call, Refused } from '../../call.ts'
import { sentence, useTell } from '../../parts/notify.ts'
import { useSay } from '../../words/voice.ts'
import { listsQuery } from '../lists/list-calls.ts'

interface NewContactProps {
  opened: boolean
  onClose: () => void
  listId?: number
}

export function NewContact({ opened, onClose, listId }: NewContactProps) {
  const { words } = useSay()
  return (
    <Drawer opened={opened} onClose={onClose} title={words.contacts.new}>
      <NewContactForm onClose={onClose} listId={listId} />
    </Drawer>
  )
}

function NewContactForm({ onClose, listId }: Omit<NewContactProps, 'opened'>) {
  const say = useSay()
  const { words } = say
  const form = useForm({
    initialValues: { email: '', name: '', surname: '', list: listId ? String(listId) : '', confirm: true },
    validate: { email: email => (email.trim() ? null : words.contacts.emailMissing) },
  })
  const { data } = useQuery(listsQuery)
  const list = data?.lists.find(one => String(one.id) === form.values.list)
  const create = useCreate(onClose, message => form.setFieldError('email', message))
  const submit = form.onSubmit(values =>
    create.mutate({
      email: values.email.trim(),
      profile: { name: values.name.trim() || null, surname: values.surname.trim() || null },
      ...(list && { listId: list.id, confirm: list.doubleOptin && values.confirm }),
    }),
  )
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <TextInput
          data-autofocus
          label={words.contacts.email}
          type="email"
          autoComplete="off"
          {...form.getInputProps('email')}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={words.contacts.fields.name} {...form.getInputProps('name')} />
          <TextInput label={words.contacts.fields.surname} {...form.getInputProps('surname')} />
        </SimpleGrid>
        <Select
          label={words.contacts.subscribeTo}
          placeholder={words.contacts.noList}
          data={data?.lists.map(one => ({ value: String(one.id), label: one.name })) ?? []}
          clearable
          value={form.values.list || null}
          onChange={value => form.setFieldValue('list', value ?? '')}
        />
        {list?.doubleOptin && (
          <Switch
            label={words.contacts.askFirst}
            description={form.values.confirm ? words.contacts.askFirstHint : words.contacts.askFirstOff}
            {...form.getInputProps('confirm', { type: 'checkbox' })}
          />
        )}
        <Group justify="flex-end" mt="sm">
          <Button variant="default" onClick={onClose}>
            {words.general.cancel}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {words.general.add}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

type Body = Parameters<typeof call<typeof contacts.create>>[1]['body']

function useCreate(onClose: () => void, refuseEmail: (message: string) => void) {
  const say = useSay()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const tell = useTell()
  return useMutation({
    mutationFn: (body: Body) => call(contacts.create, { body }),
    onSuccess: async contact => {
      tell.done(say.fill(say.words.contacts.createdTell, { email: contact.email }))
      onClose()
      await navigate({ to: '/contacts/$id', params: { id: contact.id } })
      await queries.invalidateQueries({ queryKey: ['contacts'] })
      await queries.invalidateQueries({ queryKey: ['lists'] })
    },
    onError: error => {
      if (error instanceof Refused && error.code.startsWith('contact.email')) refuseEmail(sentence(error, say))
      else tell.failed(error)
    },
  })
}
