import { SegmentedControl, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Language } from '../../../contract/shapes.ts'
import { useTitle } from '../../parts/page.tsx'
import { Wordmark } from '../../parts/wordmark.tsx'
import { speak, useSay } from '../../words/voice.ts'
import classes from './entry.module.css'

interface EntryPageProps {
  title: string
  lead?: ReactNode
  wide?: boolean
  children?: ReactNode
}

/** A page of its own, without the navigation: before anybody is in. */
export function EntryPage({ title, lead, wide, children }: EntryPageProps) {
  const say = useSay()
  useTitle(title)
  return (
    <main className={classes.page}>
      <div className={classes.form} data-wide={wide || undefined}>
        <Wordmark />
        <Title order={1} mt={40}>
          {title}
        </Title>
        <Text c="dimmed" mt={6} mb={28}>
          {lead}
        </Text>
        {children}
      </div>
      <SegmentedControl
        size="xs"
        aria-label={say.words.shell.language}
        value={say.language}
        onChange={chosen => void speak(chosen as Language)}
        data={[
          { value: 'cs', label: 'Čeština' },
          { value: 'en', label: 'English' },
        ]}
      />
    </main>
  )
}
