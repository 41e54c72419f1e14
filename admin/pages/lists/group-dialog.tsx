import { ActionIcon, Button, Group, Input, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { listGroups } from '../../../contract/index.ts'
import type { GroupType, ListDetail, ListGroup } from '../../../contract/list.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { useSay } from '../../words/voice.ts'
import { chosenBy, useChosen, useKnown } from './groups-tab.tsx'
import classes from './list-page.module.css'

interface GroupDialogProps {
  list: ListDetail
  /** Null: a new one. */
  group: ListGroup | null
  opened: boolean
  onClose: () => void
}

export function GroupDialog(props: GroupDialogProps) {
  const say = useSay()
  const { groups } = say.words.oneList
  const { group, opened, onClose } = props
  const title = group ? say.fill(groups.edit, { name: group.name }) : groups.newTitle
  return (
    <Modal opened={opened} onClose={onClose} title={title} centered>
      <GroupForm {...props} />
    </Modal>
  )
}

interface Choice {
  /** Of one that is there already. */
  id?: string
  /** Which it is while it is edited. */
  key: number
  name: string
}

let keys = 0
const aChoice = (name: string, id?: string): Choice => ({ key: keys++, name, id })

function GroupForm({ list, group, onClose }: GroupDialogProps) {
  const say = useSay()
  const { general, oneList } = say.words
  const { groups } = oneList
  const known = useKnown(list.id)
  const tell = useTell()
  const chosen = useChosen({ list, group }, true)
  const [name, setName] = useState(group?.name ?? '')
  const [type, setType] = useState<GroupType>(group?.type ?? 'checkbox')
  const [choices, setChoices] = useState<Choice[]>(
    () => group?.categories.map(category => aChoice(category.name, category.id)) ?? [aChoice(''), aChoice('')],
  )
  const categories = choices.map(({ id, name }) => ({ id, name: name.trim() })).filter(one => one.name !== '')
  const save = useMutation({
    mutationFn: () =>
      group
        ? call(listGroups.change, { params: { id: list.id, groupId: group.id }, body: { name, type, categories } })
        : call(listGroups.add, {
            params: { id: list.id },
            body: { name, type, categories: categories.map(one => one.name) },
          }),
    onSuccess: async changed => {
      tell.done(say.fill(groups.savedTell, { name: name.trim() }))
      onClose()
      await known(changed)
    },
    onError: tell.failed,
  })
  const countOf = (id: string | undefined) => chosen.data?.categories.find(one => one.id === id)?.contacts ?? 0
  const losesSome = group?.categories.some(({ id }) => countOf(id) > 0 && !categories.some(one => one.id === id))
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          data-autofocus
          label={groups.name}
          value={name}
          maxLength={200}
          onChange={event => setName(event.currentTarget.value)}
        />
        <Select
          label={groups.type}
          data={(['checkbox', 'select'] as const).map(value => ({ value, label: groups.types[value] }))}
          allowDeselect={false}
          value={type}
          onChange={value => setType(value as GroupType)}
        />
        <Choices
          choices={choices}
          set={setChoices}
          note={id => (countOf(id) > 0 ? chosenBy(countOf(id), say) : undefined)}
        />
        {losesSome && (
          <Text size="sm" c="red" role="status">
            {groups.losesChoices}
          </Text>
        )}
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

interface ChoicesProps {
  choices: Choice[]
  set: (choices: Choice[]) => void
  /** How many chose it. */
  note: (id: string | undefined) => string | undefined
}

function Choices({ choices, set, note }: ChoicesProps) {
  const say = useSay()
  const { groups, form } = say.words.oneList
  const put = (at: number, name: string) => set(choices.map((choice, i) => (i === at ? { ...choice, name } : choice)))
  const move = (at: number, by: number) => {
    const next = [...choices]
    next.splice(at + by, 0, ...next.splice(at, 1))
    set(next)
  }
  const icons = { size: 16, stroke: 1.6, 'aria-hidden': true }
  const common = { variant: 'subtle', color: 'gray' }
  return (
    <div>
      <Input.Label component="div">{groups.choices}</Input.Label>
      <Stack gap={8}>
        {choices.map(({ id, key, name }, at) => (
          <div key={key}>
            <div className={classes.choice}>
              <TextInput
                className={classes.grows}
                aria-label={say.fill(groups.choice, { n: at + 1 })}
                value={name}
                maxLength={200}
                onChange={event => put(at, event.currentTarget.value)}
              />
              <ActionIcon
                {...common}
                disabled={at === 0}
                aria-label={say.fill(form.up, { name })}
                onClick={() => move(at, -1)}
              >
                <IconArrowUp {...icons} />
              </ActionIcon>
              <ActionIcon
                {...common}
                disabled={at === choices.length - 1}
                aria-label={say.fill(form.down, { name })}
                onClick={() => move(at, 1)}
              >
                <IconArrowDown {...icons} />
              </ActionIcon>
              <ActionIcon
                {...common}
                aria-label={say.fill(groups.removeChoice, { name })}
                onClick={() => set(choices.filter(choice => choice.key !== key))}
              >
                <IconX {...icons} />
              </ActionIcon>
            </div>
            {note(id) && (
              <Text size="xs" c="dimmed" mt={2}>
                {note(id)}
              </Text>
            )}
          </div>
        ))}
      </Stack>
      <Button
        variant="default"
        size="xs"
        mt="sm"
        leftSection={<IconPlus size={15} aria-hidden />}
        disabled={choices.length >= 100}
        onClick={() => set([...choices, aChoice('')])}
      >
        {groups.addChoice}
      </Button>
    </div>
  )
}
