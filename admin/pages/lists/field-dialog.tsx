import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { listFields } from '../../../contract/index.ts'
import { type FieldType, fieldTypes, type ListDetail, type ListField } from '../../../contract/list.ts'
import { call, Refused } from '../../call.ts'
import { sentence, useTell } from '../../parts/notify.ts'
import type { Say } from '../../words/say.ts'
import { useSay } from '../../words/voice.ts'
import { useKnown } from './groups-tab.tsx'

interface FieldDialogProps {
  list: ListDetail
  /** Null: a new one. */
  field: ListField | null
  opened: boolean
  onClose: () => void
}

export function FieldDialog(props: FieldDialogProps) {
  const say = useSay()
  const { fields } = say.words.oneList
  const { field, opened, onClose } = props
  const title = field ? say.fill(fields.edit, { name: field.name }) : fields.newTitle
  return (
    <Modal opened={opened} onClose={onClose} title={title} centered>
      <FieldForm {...props} />
    </Modal>
  )
}

function FieldForm({ list, field, onClose }: FieldDialogProps) {
  const say = useSay()
  const { general, lists, oneList } = say.words
  const { fields } = oneList
  const known = useKnown(list.id)
  const tell = useTell()
  const [name, setName] = useState(field?.name ?? '')
  const [type, setType] = useState<FieldType>(field?.type ?? 'string')
  const save = useMutation({
    mutationFn: () => {
      if (!field) return call(listFields.add, { params: { id: list.id }, body: { name, type } })
      const body = { name: name === field.name ? undefined : name, type: type === field.type ? undefined : type }
      return call(listFields.change, { params: { id: list.id, key: field.key }, body })
    },
    onSuccess: async changed => {
      tell.done(say.fill(fields.savedTell, { name: name.trim() }))
      onClose()
      await known(changed)
    },
  })
  const isUnfit = save.error instanceof Refused && save.error.code === 'list.fieldUnfit'
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          data-autofocus
          label={fields.name}
          value={name}
          maxLength={100}
          error={save.error && !isUnfit ? sentence(save.error, say) : undefined}
          onChange={event => setName(event.currentTarget.value)}
        />
        <Select
          label={fields.type}
          description={field ? fields.typeHint : undefined}
          data={fieldTypes.map(value => ({ value, label: lists.fieldTypes[value] }))}
          allowDeselect={false}
          value={type}
          error={isUnfit ? unfit(save.error, say) : undefined}
          onChange={value => setType(value as FieldType)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {general.cancel}
          </Button>
          <Button type="submit" disabled={name.trim() === ''} loading={save.isPending}>
            {general.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Above it the server says no number. */
const MOST_COUNTED = 10_000

function unfit(error: unknown, say: Say): string {
  const { contacts, examples } = (error as Refused).details as { contacts: number; examples: { value: string }[] }
  const values = say.list(examples.map(example => `„${example.value}“`))
  const { fields } = say.words.oneList
  const isMore = contacts > MOST_COUNTED
  const text = isMore ? say.fill(fields.unfitMore, { n: say.number(MOST_COUNTED) }) : say.plural(contacts, fields.unfit)
  return say.fill(text, { examples: values })
}
