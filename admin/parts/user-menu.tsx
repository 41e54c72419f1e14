import { Avatar, type MantineColorScheme, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBuildingStore, IconLogout, IconUserCircle } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { session as sessionApi } from '../../contract/index.ts'
import type { Language } from '../../contract/shapes.ts'
import { call } from '../call.ts'
import { forget, useMay, useSession } from '../session.ts'
import { useSay } from '../words/voice.ts'
import { useTell } from './notify.ts'
import classes from './shell.module.css'
import { languages, useLanguage } from './use-language.ts'

const AccountsDialog = lazy(() => import('./accounts-dialog.tsx').then(m => ({ default: m.AccountsDialog })))

const schemes: MantineColorScheme[] = ['light', 'dark', 'auto']
/** `onLeave`: the user goes somewhere else from here. */
export function UserMenu({ onLeave }: { onLeave?: () => void }) {
  const { words } = useSay()
  const { user, account, accounts } = useSession()
  const mayFound = useMay('administrator')
  const [choosing, dialog] = useDisclosure()
  const name = user.name || user.email
  return (
    <>
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
          <Menu.Item
            component={Link}
            to="/profile"
            leftSection={<IconUserCircle size={16} aria-hidden />}
            onClick={onLeave}
          >
            {words.shell.myProfile}
          </Menu.Item>
          {(accounts > 1 || mayFound) && (
            <Menu.Item leftSection={<IconBuildingStore size={16} aria-hidden />} onClick={dialog.open}>
              {words.shell.switchAccount}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Languages />
          <Menu.Divider />
          <Schemes />
          <Menu.Divider />
          <SignOut />
        </Menu.Dropdown>
      </Menu>
      <Suspense>{choosing && <AccountsDialog opened onClose={dialog.close} />}</Suspense>
    </>
  )
}

function Languages() {
  const { words, language } = useSay()
  const set = useLanguage()
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
      forget(queries)
    },
    onError: tell.failed,
  })
  return (
    <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => out.mutate()}>
      {words.shell.signOut}
    </Menu.Item>
  )
}
