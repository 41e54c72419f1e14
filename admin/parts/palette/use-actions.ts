import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core'
import {
  IconFileImport,
  IconLanguage,
  IconListDetails,
  IconMoon,
  IconSend,
  IconSun,
  IconSunMoon,
  IconTemplate,
  IconUserPlus,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { languages, useLanguage } from '../use-language.ts'
import { folded } from './use-found.ts'

export interface PaletteAction {
  label: string
  icon: typeof IconSend
  run: () => unknown
}

const schemes: [MantineColorScheme, typeof IconSun][] = [
  ['light', IconSun],
  ['dark', IconMoon],
  ['auto', IconSunMoon],
]

/** What can be begun from anywhere; how the admin looks and speaks only where somebody types it. */
export function useActions(text: string): PaletteAction[] {
  const { words, language } = useSay()
  const { palette, shell } = words
  const navigate = useNavigate()
  const isMarketer = useMay('marketer')
  const isAdministrator = useMay('administrator')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const setLanguage = useLanguage()
  const state = { opensNew: true }
  const beginnings: PaletteAction[] = [
    { label: palette.newCampaign, icon: IconSend, run: () => navigate({ to: '/campaigns/new' }) },
    { label: palette.newTemplate, icon: IconTemplate, run: () => navigate({ to: '/templates/new' }) },
    { label: palette.newContact, icon: IconUserPlus, run: () => navigate({ to: '/contacts', state }) },
    { label: palette.newImport, icon: IconFileImport, run: () => navigate({ to: '/imports' }) },
    { label: palette.newList, icon: IconListDetails, run: () => navigate({ to: '/lists', state }) },
  ]
  const invite = { label: palette.invite, icon: IconUserPlus, run: () => navigate({ to: '/account/users', state }) }
  const looks = schemes
    .filter(([scheme]) => scheme !== colorScheme)
    .map(([scheme, icon]) => ({
      label: `${shell.appearance}: ${shell[scheme]}`,
      icon,
      run: () => setColorScheme(scheme),
    }))
  const tongues = languages
    .filter(([code]) => code !== language)
    .map(([code, name]) => ({
      label: `${shell.language}: ${name}`,
      icon: IconLanguage,
      run: () => setLanguage.mutate(code),
    }))
  const actions = [
    ...(isMarketer ? beginnings : []),
    ...(isAdministrator ? [invite] : []),
    ...(text.trim() === '' ? [] : [...looks, ...tongues]),
  ]
  return actions.filter(action => folded(action.label).includes(folded(text)))
}
