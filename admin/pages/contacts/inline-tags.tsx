import { Group, TagsInput, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Refused } from '../../call.ts'
import { sentence } from '../../parts/notify.ts'
import { useSay } from '../../words/voice.ts'
import classes from './contact-page.module.css'
import { tagsQuery } from './record-calls.ts'

interface InlineTagsProps {
  tags: string[]
  locked: boolean
  save: (tags: string[]) => Promise<unknown>
}

/** Tags with those of the account on offer, the most used first. */
export function InlineTags({ tags, locked, save }: InlineTagsProps) {
  const say = useSay()
  const { words } = say
  const known = useQuery({ ...tagsQuery, enabled: !locked }).data?.tags ?? []
  const counts = new Map(known.map(({ tag, contacts }) => [tag, contacts]))
  const [error, setError] = useState<string | null>(null)
  const change = async (next: string[]) => {
    try {
      setError(null)
      await save(next)
    } catch (refusal) {
      const isWrong = refusal instanceof Refused && refusal.status === 422
      setError(isWrong ? words.contact.wrong.tags : sentence(refusal, say))
    }
  }
  return (
    <div className={classes.field}>
      <span className={classes.label}>{words.contacts.fields.tags}</span>
      <TagsInput
        className={classes.editing}
        aria-label={words.contacts.fields.tags}
        placeholder={tags.length > 0 || locked ? undefined : words.contacts.tagsHint}
        value={tags}
        data={known.map(({ tag }) => tag)}
        readOnly={locked}
        maxTags={200}
        error={error}
        variant="unstyled"
        styles={{
          input: { paddingInline: 11 },
          inputField: { minWidth: 24 },
          pill: { background: 'color-mix(in srgb, var(--ink) 8%, transparent)' },
        }}
        comboboxProps={{ shadow: 'md' }}
        renderOption={({ option }) => (
          <Group gap="xs" justify="space-between" wrap="nowrap" w="100%">
            <span>{option.value}</span>
            <Text span size="xs" c="dimmed">
              {say.plural(counts.get(option.value) ?? 0, words.contact.tagCount)}
            </Text>
          </Group>
        )}
        onChange={next => void change(next)}
      />
    </div>
  )
}
