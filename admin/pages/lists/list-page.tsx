import { Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDots, IconTrash, IconUsers } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { lists } from '../../../contract/index.ts'
import { type List, subscriptionStatuses } from '../../../contract/list.ts'
import { call } from '../../call.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { ButtonLink, TextLink } from '../../parts/link.tsx'
import { useTell } from '../../parts/notify.ts'
import { Page } from '../../parts/page.tsx'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { listQuery, sumOf } from './list-calls.ts'
import classes from './list-page.module.css'
import { ListSettings } from './list-settings.tsx'

const route = getRouteApi('/inside/lists/$id')

export function ListPage() {
  const { id } = route.useParams()
  const say = useSay()
  const { words } = say
  const query = useQuery(listQuery(id))
  const back = { to: '/lists', word: words.lists.title } as const
  return (
    <Page
      title={query.data?.name ?? words.lists.title}
      back={back}
      lead={query.data && say.fill(words.lists.createdOn, { day: say.day(query.data.createdAt) })}
      actions={query.data && <ListActions list={query.data} />}
    >
      <Asked query={query} skeleton={<TextSkeleton lines={10} />}>
        {list => (
          <>
            <Counts list={list} />
            <ListSettings key={list.id} list={list} />
          </>
        )}
      </Asked>
    </Page>
  )
}

function Counts({ list }: { list: List }) {
  const say = useSay()
  return (
    <dl className={classes.counts}>
      {subscriptionStatuses.map(status => (
        <div key={status}>
          <dt className="upper">{say.words.contacts.statuses[status]}</dt>
          <dd>
            <TextLink to="/contacts" search={{ list: list.id, status }}>
              {say.number(list.counts[status])}
            </TextLink>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function ListActions({ list }: { list: List }) {
  const say = useSay()
  const { words } = say
  const may = useMay('administrator')
  const [asking, dialog] = useDisclosure()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const tell = useTell()
  const remove = useMutation({
    mutationFn: () => call(lists.remove, { params: { id: list.id } }),
    onSuccess: async () => {
      tell.done(say.fill(words.lists.deletedTell, { name: list.name }))
      await navigate({ to: '/lists' })
      queries.removeQueries({ queryKey: ['lists', list.id] })
      await queries.invalidateQueries({ queryKey: ['lists'] })
    },
    onError: tell.failed,
  })
  return (
    <>
      <ButtonLink
        to="/contacts"
        search={{ list: list.id }}
        variant="default"
        leftSection={<IconUsers size={16} aria-hidden />}
      >
        {words.lists.showContacts}
      </ButtonLink>
      {may && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" px="xs" aria-label={words.general.more}>
              <IconDots size={18} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={dialog.open}>
              {words.lists.delete}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <Confirm
        opened={asking}
        onClose={dialog.close}
        title={say.fill(words.lists.deleteTitle, { name: list.name })}
        action={words.lists.delete}
        typed={list.name}
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        {say.fill(words.lists.deleteLead, { contacts: say.plural(sumOf(list.counts), words.general.contacts) })}
      </Confirm>
    </>
  )
}
