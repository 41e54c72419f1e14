import { Alert, Button, Group, Menu, Modal, Tabs, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDots, IconTrash, IconUsers } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useBlocker, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { lists } from '../../../contract/index.ts'
import type { ListDetail } from '../../../contract/list.ts'
import { call } from '../../call.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { ButtonLink } from '../../parts/link.tsx'
import { useTell } from '../../parts/notify.ts'
import { Page } from '../../parts/page.tsx'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { ListFieldsTab } from './fields-tab.tsx'
import { FormTab } from './form-tab.tsx'
import { GroupsTab } from './groups-tab.tsx'
import { listQuery, sumOf } from './list-calls.ts'
import classes from './list-page.module.css'
import { listTabs } from './list-tabs.ts'
import { MailsTab } from './mails-tab.tsx'
import { NoticesTab } from './notices-tab.tsx'
import { OverviewTab } from './overview-tab.tsx'
import { PagesTab } from './pages-tab.tsx'
import { type ListDraft, useListDraft } from './use-list-draft.ts'

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
      actions={query.data && <ListActions list={query.data} />}
    >
      <Asked query={query} skeleton={<TextSkeleton lines={10} />}>
        {list => <Parts key={list.id} list={list} />}
      </Asked>
    </Page>
  )
}

function Parts({ list }: { list: ListDetail }) {
  const { words } = useSay()
  const { tab = 'overview' } = route.useSearch()
  const navigate = route.useNavigate()
  const may = useMay('marketer')
  const draft = useListDraft(list)
  const tabs = useRef<HTMLDivElement>(null)
  // On a phone the tabs are wider than the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whichever is active by now
  useEffect(() => {
    tabs.current?.querySelector('[data-active]')?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [tab])
  return (
    <>
      <Left draft={draft} />
      <Tabs
        value={tab}
        onChange={value =>
          void navigate({ search: { tab: value === 'overview' ? undefined : (value as typeof tab) }, replace: true })
        }
        keepMounted={false}
      >
        <Tabs.List ref={tabs} aria-label={words.oneList.tabsLabel} className={classes.tabs}>
          {listTabs.map(part => (
            <Tabs.Tab key={part} value={part}>
              {words.oneList.tabs[part]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="overview">
          <OverviewTab draft={draft} locked={!may} />
        </Tabs.Panel>
        <fieldset disabled={!may} className={classes.settings}>
          <Tabs.Panel value="form">
            <FormTab draft={draft} />
          </Tabs.Panel>
          <Tabs.Panel value="mails">
            <MailsTab draft={draft} locked={!may} />
          </Tabs.Panel>
          <Tabs.Panel value="pages">
            <PagesTab draft={draft} />
          </Tabs.Panel>
          <Tabs.Panel value="groups">
            <GroupsTab list={list} />
          </Tabs.Panel>
          <Tabs.Panel value="fields">
            <ListFieldsTab list={list} />
          </Tabs.Panel>
          <Tabs.Panel value="notices">
            <NoticesTab draft={draft} />
          </Tabs.Panel>
        </fieldset>
      </Tabs>
      {draft.isDirty && <Foot draft={draft} />}
      <Guard draft={draft} />
    </>
  )
}

function Foot({ draft }: { draft: ListDraft }) {
  const { words } = useSay()
  const [problem] = Object.values(draft.errors)
  return (
    <div className={classes.foot}>
      <Text size="sm" c={problem ? 'red' : 'dimmed'} mr="auto" role="status">
        {problem ?? words.oneList.unsaved}
      </Text>
      <Button variant="default" onClick={draft.discard}>
        {words.general.discard}
      </Button>
      <Button disabled={problem !== undefined} loading={draft.isSaving} onClick={draft.save}>
        {words.general.save}
      </Button>
    </div>
  )
}

/** Going from part to part keeps what was typed; going away asks. */
function Guard({ draft }: { draft: ListDraft }) {
  const say = useSay()
  const { oneList } = say.words
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => draft.isDirty && current.pathname !== next.pathname,
    enableBeforeUnload: draft.isDirty,
    withResolver: true,
  })
  return (
    <Modal opened={status === 'blocked'} onClose={() => reset?.()} title={oneList.leaveTitle} centered>
      <Text>{say.fill(oneList.leaveLead, { name: draft.list.name })}</Text>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={() => proceed?.()}>
          {oneList.leave}
        </Button>
        <Button data-autofocus onClick={() => reset?.()}>
          {oneList.stay}
        </Button>
      </Group>
    </Modal>
  )
}

function Left({ draft }: { draft: ListDraft }) {
  const say = useSay()
  const { emailEditor } = say.words
  if (!draft.left) return null
  return (
    <Alert
      variant="light"
      mb="lg"
      role="status"
      title={say.fill(emailEditor.leftTitle, { moment: say.clock(draft.left.at) })}
    >
      {emailEditor.leftLead}
      <Group gap="sm" mt="sm">
        <Button size="xs" onClick={draft.takeLeft}>
          {emailEditor.leftTake}
        </Button>
        <Button size="xs" variant="default" onClick={draft.dropLeft}>
          {emailEditor.leftDrop}
        </Button>
      </Group>
    </Alert>
  )
}

function ListActions({ list }: { list: ListDetail }) {
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
      await navigate({ to: '/lists', ignoreBlocker: true })
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
