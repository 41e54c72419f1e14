import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash, IconUsersGroup } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { listGroups } from '../../../contract/index.ts'
import type { ListDetail, ListGroup } from '../../../contract/list.ts'
import { call } from '../../call.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { useTell } from '../../parts/notify.ts'
import { Part } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import type { Say } from '../../words/say.ts'
import { useSay } from '../../words/voice.ts'
import { GroupDialog } from './group-dialog.tsx'
import { listQuery } from './list-calls.ts'
import classes from './list-page.module.css'

/** Takes an answer about a list to be the list. */
export function useKnown(id: number) {
  const queries = useQueryClient()
  return async (list: ListDetail) => {
    queries.setQueryData(listQuery(id).queryKey, list)
    await queries.invalidateQueries({ queryKey: ['lists'], exact: true })
  }
}

export function GroupsTab({ list }: { list: ListDetail }) {
  const { words } = useSay()
  const { groups } = words.oneList
  const may = useMay('marketer')
  const [adding, dialog] = useDisclosure()
  const add = may && (
    <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={dialog.open}>
      {groups.add}
    </Button>
  )
  return (
    <Part title={words.oneList.tabs.groups} lead={groups.lead} actions={list.groups.length > 0 && add}>
      {list.groups.length === 0 ? (
        <Empty
          icon={<IconUsersGroup size={28} stroke={1.5} aria-hidden />}
          title={groups.emptyTitle}
          lead={groups.emptyLead}
        >
          {add}
        </Empty>
      ) : (
        <ol className={classes.groups}>
          {list.groups.map((group, at) => (
            <li key={group.id}>
              <Row list={list} group={group} at={at} may={may} />
            </li>
          ))}
        </ol>
      )}
      <GroupDialog list={list} group={null} opened={adding} onClose={dialog.close} />
    </Part>
  )
}

function Row({ list, group, at, may }: { list: ListDetail; group: ListGroup; at: number; may: boolean }) {
  const say = useSay()
  const { groups } = say.words.oneList
  const { form } = say.words.oneList
  const [editing, editor] = useDisclosure()
  const [deleting, deleter] = useDisclosure()
  const known = useKnown(list.id)
  const tell = useTell()
  const order = useMutation({
    mutationFn: (by: number) => {
      const ids = list.groups.map(one => one.id)
      ids.splice(at + by, 0, ...ids.splice(at, 1))
      return call(listGroups.order, { params: { id: list.id }, body: { ids } })
    },
    onSuccess: known,
    onError: tell.failed,
  })
  const { name } = group
  const icons = { size: 16, stroke: 1.6, 'aria-hidden': true }
  const common = { variant: 'subtle', color: 'gray', disabled: order.isPending }
  return (
    <div className={classes.group}>
      <div className={classes.grows}>
        <Text fw={550}>{name}</Text>
        <Text size="sm" c="dimmed">
          {groups.types[group.type]}
          {group.categories.length > 0 && `: ${group.categories.map(category => category.name).join(', ')}`}
        </Text>
      </div>
      {may && (
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            {...common}
            disabled={at === 0 || order.isPending}
            aria-label={say.fill(form.up, { name })}
            onClick={() => order.mutate(-1)}
          >
            <IconArrowUp {...icons} />
          </ActionIcon>
          <ActionIcon
            {...common}
            disabled={at === list.groups.length - 1 || order.isPending}
            aria-label={say.fill(form.down, { name })}
            onClick={() => order.mutate(1)}
          >
            <IconArrowDown {...icons} />
          </ActionIcon>
          <Tooltip label={say.fill(groups.edit, { name })}>
            <ActionIcon {...common} aria-label={say.fill(groups.edit, { name })} onClick={editor.open}>
              <IconPencil {...icons} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={say.fill(groups.deleteOf, { name })}>
            <ActionIcon {...common} aria-label={say.fill(groups.deleteOf, { name })} onClick={deleter.open}>
              <IconTrash {...icons} />
            </ActionIcon>
          </Tooltip>
        </Group>
      )}
      <GroupDialog list={list} group={group} opened={editing} onClose={editor.close} />
      <DeleteGroup list={list} group={group} opened={deleting} onClose={deleter.close} />
    </div>
  )
}

interface GroupProps {
  list: ListDetail
  group: ListGroup
  opened: boolean
  onClose: () => void
}

/** How many chose what, asked only when somebody is about to change it. */
export function useChosen({ list, group }: { list: ListDetail; group: ListGroup | null }, asked: boolean) {
  return useQuery({
    queryKey: ['lists', list.id, 'chosen', group?.id],
    queryFn: () => call(listGroups.chosen, { params: { id: list.id, groupId: group!.id } }),
    enabled: asked && group !== null,
  })
}

const MOST = 10_000

export function chosenBy(n: number, say: Say): string {
  const { groups } = say.words.oneList
  return n > MOST ? say.fill(groups.chosenByMore, { n: say.number(MOST) }) : say.plural(n, groups.chosenBy)
}

function DeleteGroup({ list, group, opened, onClose }: GroupProps) {
  const say = useSay()
  const { groups, fields } = say.words.oneList
  const known = useKnown(list.id)
  const tell = useTell()
  const [params] = useState({ id: list.id, groupId: group.id })
  const chosen = useChosen({ list, group }, opened)
  const remove = useMutation({
    mutationFn: () => call(listGroups.remove, { params }),
    onSuccess: async changed => {
      tell.done(say.fill(groups.deletedTell, { name: group.name }))
      onClose()
      await known(changed)
    },
    onError: tell.failed,
  })
  const total = chosen.data?.total
  const count = total === undefined ? fields.counting : total === 0 ? groups.nobody : chosenBy(total, say)
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={say.fill(groups.deleteTitle, { name: group.name })}
      action={groups.delete}
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      {say.fill(groups.deleteLead, { count })}
    </Confirm>
  )
}
