import { CloseButton, Kbd, TextInput } from '@mantine/core'
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useSay } from '../words/voice.ts'

interface SearchBoxProps {
  value: string | undefined
  label: string
  onSearch: (text: string | undefined) => void
  /** Where searching is what the page is for. */
  focused?: boolean
}

/** Asks 250 ms after the last key. `/` puts the cursor here from anywhere on the page. */
export function SearchBox({ value, label, onSearch, focused = false }: SearchBoxProps) {
  const { words } = useSay()
  const [text, setText] = useState(value ?? '')
  const input = useRef<HTMLInputElement>(null)
  const asked = useRef(value ?? '')
  const ask = useDebouncedCallback((next: string) => {
    asked.current = next
    onSearch(next || undefined)
  }, 250)
  useEffect(() => {
    if ((value ?? '') === asked.current) return
    asked.current = value ?? ''
    setText(value ?? '')
  }, [value])
  useEffect(() => {
    if (focused) input.current?.focus()
  }, [focused])
  useHotkeys([['/', () => input.current?.focus()]])
  const change = (next: string) => {
    setText(next)
    ask(next.trim())
  }
  return (
    <TextInput
      ref={input}
      type="text"
      role="searchbox"
      aria-label={label}
      aria-keyshortcuts="/"
      title={words.general.searchKey}
      placeholder={label}
      value={text}
      onChange={event => change(event.currentTarget.value)}
      onKeyDown={event => event.key === 'Escape' && (text ? change('') : event.currentTarget.blur())}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        text ? (
          <CloseButton size="sm" aria-label={words.general.clear} onClick={() => change('')} />
        ) : (
          <Kbd size="xs" visibleFrom="sm" aria-hidden>
            /
          </Kbd>
        )
      }
    />
  )
}
