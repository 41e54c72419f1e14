import { Avatar, type MantineColorScheme, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { session as sessionApi } from '../../contract/index.ts'
import type { Language } from '../../contract/shapes.ts'
import { call } from '../call.ts'
import { sessionQuery, speakFor, useSession } from '../session.ts'
import { useSay } from '../words/voice.ts'
import { useTell } from './notify.ts'
import classes from './shell.module.css'

const schemes: MantineColorScheme[] = ['light', 'dark', 'auto']
/** Each language calls itself by its own name, so these are not translated. */
const languages: [Language, string][] = [
  ['cs', 'Čeština'],
  ['en', 'English'],
]

export function UserMenu() {
  const { words } = useSay()
  const { user, account } = useSession()
  const name = user.name || user.email
  return (
    <Menu position="top-start" width={220} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.user} aria-label={words.shell.userMenu.replace('{name}', name)}>
          <Avatar name={name} size={32} color="rust" />
          <span className={classes.userText}>
            <span>{name}</span>
            <span>{account.name}</span>
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Languages />
        <Menu.Divider />
        <Schemes />
        <Menu.Divider />
        <SignOut />
      </Menu.Dropdown>
    </Menu>
  )
}

function Languages() {
  const { words, language } = useSay()
  const queries = useQueryClient()
  const tell = useTell()
  const set = useMutation({
    mutationFn: (chosen: Language) => call(sessionApi.setLanguage, { body: { language: chosen } }),
    onSuccess: async session => {
      queries.setQueryData(sessionQuery.queryKey, session)
      await speakFor(session)
    },
    onError: tell.failed,
  })
  return (
    <>
      <Menu.Label>{words.shell.language}</Menu.Label>
      <Menu.RadioGroup value={language} onChange={chosen => set.mutate(chosen as Language)}>
        {languages.map(([code, name]) => (
          <Menu.RadioItem key={code} lang={code} value={code} closeMenuOnClick>
            {name}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  )
}

function Schemes() {
  const { words } = useSay()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <>
      <Menu.Label>{words.shell.appearance}</Menu.Label>
      <Menu.RadioGroup value={colorScheme} onChange={chosen => setColorScheme(chosen as MantineColorScheme)}>
        {schemes.map(scheme => (
          <Menu.RadioItem key={scheme} value={scheme} closeMenuOnClick>
            {words.shell[scheme]}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  )
}

function SignOut() {
  const { words } = useSay()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const tell = useTell()
  const out = useMutation({
    mutationFn: () => call(sessionApi.signOut),
    onSuccess: async () => {
      await navigate({ to: '/sign-in' })
      queries.clear()
    },
    onError: tell.failed,
  })
  return (
    <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => out.mutate()}>
      {words.shell.signOut}
    </Menu.Item>
  )
}
