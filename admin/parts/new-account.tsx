import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { account as accountApi } from '../../contract/index.ts'
import type { Language } from '../../contract/shapes.ts'
import { call, callFor } from '../call.ts'
import { TimeZone } from '../pages/account/time-zone.tsx'
import { useSession } from '../session.ts'
import { useSay } from '../words/voice.ts'
import { useTell } from './notify.ts'

export function NewAccount({ onBack }: { onBack: () => void }) {
  const say = useSay()
  const { account, general } = say.words
  const current = useSession().account
  const tell = useTell()
  const form = useForm<{ name: string; language: Language; timeZone: string }>({
    initialValues: { name: '', language: say.language, timeZone: current.timeZone },
    validate: { name: name => (name.trim() ? null : account.nameMissing) },
  })
  const found = useMutation({
    mutationFn: (body: typeof form.values) => call(accountApi.found, { body }),
    onSuccess: () => {
      callFor(null)
      location.assign('/app/')
    },
    onError: tell.failed,
  })
  return (
    <form onSubmit={form.onSubmit(values => found.mutate(values))} noValidate>
      <Stack gap="md">
        <Text c="dimmed" size="sm">
          {account.anotherLead}
        </Text>
        <TextInput data-autofocus label={account.anotherName} maxLength={100} {...form.getInputProps('name')} />
        <TimeZone {...form.getInputProps('timeZone')} />
        <Select
          label={account.language}
          data={[
            { value: 'cs', label: 'Čeština' },
            { value: 'en', label: 'English' },
          ]}
          allowDeselect={false}
          {...form.getInputProps('language')}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onBack}>
            {general.back}
          </Button>
          <Button type="submit" loading={found.isPending}>
            {account.anotherDo}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
