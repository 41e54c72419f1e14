import { Button, Drawer, Group, Stack, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { AccountSettings } from '../../../contract/account-settings.ts'
import { lists } from '../../../contract/index.ts'
import type { ListInput } from '../../../contract/list.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import { settingsQuery } from '../account/account-calls.ts'

export function NewList({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { words } = useSay()
  const account = useQuery({ ...settingsQuery, enabled: opened })
  return (
    <Drawer opened={opened} onClose={onClose} title={words.lists.new}>
      <Asked query={account} skeleton={<TextSkeleton lines={6} />}>
        {({ name, sender }) => <NewListForm sender={sender} accountName={name} onClose={onClose} />}
      </Asked>
    </Drawer>
  )
}

interface NewListFormProps {
  /** The account's default, to begin with. */
  sender: AccountSettings['sender']
  accountName: string
  onClose: () => void
}

function NewListForm({ sender, accountName, onClose }: NewListFormProps) {
  const say = useSay()
  const { words } = say
  const queries = useQueryClient()
  const navigate = useNavigate()
  const tell = useTell()
  const form = useForm({
    initialValues: {
      name: '',
      fromName: sender.name ?? (sender.email ? accountName : ''),
      fromEmail: sender.email ?? '',
      doubleOptin: true,
    },
    validate: { name: name => (name.trim() ? null : words.lists.nameMissing) },
  })
  const create = useMutation({
    mutationFn: (body: ListInput) => call(lists.create, { body }),
    onSuccess: async list => {
      await queries.invalidateQueries({ queryKey: ['lists'] })
      tell.done(say.fill(words.lists.createdTell, { name: list.name }))
      onClose()
      await navigate({ to: '/lists/$id', params: { id: list.id } })
    },
    onError: tell.failed,
  })
  const submit = form.onSubmit(values =>
    create.mutate({
      name: values.name.trim(),
      fromName: values.fromName.trim() || null,
      fromEmail: values.fromEmail.trim() || null,
      replyTo: values.fromEmail.trim() === sender.email ? sender.replyTo : null,
      doubleOptin: values.doubleOptin,
      language: say.language,
    }),
  )
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <TextInput
          data-autofocus
          label={words.lists.name}
          description={words.lists.nameHint}
          placeholder={words.lists.namePlaceholder}
          maxLength={200}
          {...form.getInputProps('name')}
        />
        <Switch
          label={words.lists.doubleOptin}
          description={form.values.doubleOptin ? words.lists.doubleOptinOn : words.lists.doubleOptinOff}
          {...form.getInputProps('doubleOptin', { type: 'checkbox' })}
        />
        <TextInput label={words.lists.fromName} {...form.getInputProps('fromName')} />
        <TextInput
          label={words.lists.fromEmail}
          description={words.lists.senderHint}
          type="email"
          {...form.getInputProps('fromEmail')}
        />
        <Group justify="flex-end" mt="sm">
          <Button variant="default" onClick={onClose}>
            {words.general.cancel}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {words.general.create}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
