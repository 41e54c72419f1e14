import { Kbd, UnstyledButton } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type ComponentType, useState } from 'react'
import { speakWhole, useSay } from '../../words/voice.ts'
import classes from './palette.module.css'

/** Opens the palette, as Ctrl-K (⌘K) does from anywhere, out of a field too; its code comes with the first opening. */
export function PaletteButton() {
  const { words } = useSay()
  const [Palette, setPalette] = useState<ComponentType | null>(null)
  const open = async () => {
    const [loaded] = await Promise.all([import('./palette.tsx'), speakWhole()])
    setPalette(() => loaded.Palette)
    loaded.openPalette()
  }
  useHotkeys([['mod+K', () => void open()]], [], true)
  return (
    <>
      <UnstyledButton className={classes.opener} onClick={() => void open()} aria-keyshortcuts="Control+K Meta+K">
        <IconSearch size={16} aria-hidden />
        <span>{words.palette.open}</span>
        <Kbd size="xs" aria-hidden>
          Ctrl K
        </Kbd>
      </UnstyledButton>
      {Palette && <Palette />}
    </>
  )
}
