import '@mantine/spotlight/styles.css'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { IconAddressBook, IconListDetails, IconSearch, IconSend, IconTemplate } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useSession } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { sectionsFor } from '../sections.ts'
import classes from './palette.module.css'
import { useActions } from './use-actions.ts'
import { folded, useFound } from './use-found.ts'

const [store, spotlight] = createSpotlight()

export const openPalette = () => spotlight.open()

/** A step away from everything: pages and actions by name, and contacts, campaigns, lists and templates as they are found. */
export function Palette() {
  const { words } = useSay()
  const [text, setText] = useState('')
  return (
    <Spotlight.Root
      store={store}
      query={text}
      onQueryChange={setText}
      onSpotlightClose={() => setText('')}
      shortcut={null}
      maxHeight={420}
      scrollable
      aria-label={words.palette.label}
    >
      <Spotlight.Search
        placeholder={words.palette.placeholder}
        aria-label={words.palette.label}
        leftSection={<IconSearch size={18} aria-hidden />}
        data-autofocus
      />
      <Spotlight.ActionsList>
        <Choices text={text} onChosen={spotlight.close} />
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function Choices({ text, onChosen }: { text: string; onChosen: () => void }) {
  const { words } = useSay()
  const session = useSession()
  const navigate = useNavigate()
  const found = useFound(text)
  const go = (to: () => unknown) => () => {
    onChosen()
    void to()
  }
  const doors = sectionsFor(session)
    .flatMap(section => section.doors)
    .filter(door => folded(words.shell[door.name]).includes(folded(text)))
  const actions = useActions(text)
  const { contacts = [], campaigns = [], lists = [], templates = [] } = found ?? {}
  const isEmpty = [doors, actions, contacts, campaigns, lists, templates].every(part => part.length === 0)
  if (isEmpty) return <Spotlight.Empty>{found ? words.palette.nothing : words.palette.short}</Spotlight.Empty>
  return (
    <>
      <Group label={words.palette.pages}>
        {doors.map(door => (
          <Choice
            key={door.to}
            icon={<door.icon size={18} stroke={1.6} aria-hidden />}
            label={words.shell[door.name]}
            onChoose={go(() => navigate({ to: door.to }))}
          />
        ))}
      </Group>
      <Group label={words.palette.actions}>
        {actions.map(action => (
          <Choice
            key={action.label}
            icon={<action.icon size={18} stroke={1.6} aria-hidden />}
            label={action.label}
            onChoose={go(action.run)}
          />
        ))}
      </Group>
      <Group label={words.shell.contacts}>
        {contacts.map(({ id, email, name, surname }) => (
          <Choice
            key={id}
            icon={<IconAddressBook size={18} stroke={1.6} aria-hidden />}
            label={[name, surname].filter(Boolean).join(' ') || email}
            under={name || surname ? email : undefined}
            onChoose={go(() => navigate({ to: '/contacts/$id', params: { id } }))}
          />
        ))}
      </Group>
      <Group label={words.shell.campaigns}>
        {campaigns.map(({ id, title, status }) => (
          <Choice
            key={id}
            icon={<IconSend size={18} stroke={1.6} aria-hidden />}
            label={title}
            under={words.campaigns.statuses[status]}
            onChoose={go(() => navigate({ to: '/campaigns/$id', params: { id } }))}
          />
        ))}
      </Group>
      <Group label={words.shell.lists}>
        {lists.map(({ id, name }) => (
          <Choice
            key={id}
            icon={<IconListDetails size={18} stroke={1.6} aria-hidden />}
            label={name}
            onChoose={go(() => navigate({ to: '/lists/$id', params: { id } }))}
          />
        ))}
      </Group>
      <Group label={words.shell.templates}>
        {templates.map(({ id, name }) => (
          <Choice
            key={id}
            icon={<IconTemplate size={18} stroke={1.6} aria-hidden />}
            label={name}
            onChoose={go(() => navigate({ to: '/templates/$id', params: { id } }))}
          />
        ))}
      </Group>
    </>
  )
}

function Group({ label, children }: { label: string; children: ReactNode[] }) {
  return children.length > 0 ? <Spotlight.ActionsGroup label={label}>{children}</Spotlight.ActionsGroup> : null
}

interface ChoiceProps {
  icon: ReactNode
  label: string
  under?: string
  onChoose: () => void
}

function Choice({ icon, label, under, onChoose }: ChoiceProps) {
  return (
    <Spotlight.Action
      className={classes.action}
      leftSection={icon}
      label={label}
      description={under}
      onClick={onChoose}
      closeSpotlightOnTrigger={false}
    />
  )
}
