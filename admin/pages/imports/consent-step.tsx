import { Alert, Button, Radio, Stack, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Import } from '../../../contract/import.ts'
import { knownRules } from '../../../contract/import-settings.ts'
import { legalBases } from '../../../contract/shapes.ts'
import { useSay } from '../../words/voice.ts'
import { useChangeImport } from './import-calls.ts'
import classes from './imports.module.css'

/** Why these people may be written to, and what becomes of those who are known. */
export function ConsentStep({ one, onDone, onBack }: { one: Import; onDone: () => void; onBack: () => void }) {
  const { words } = useSay()
  const { imports } = words
  const change = useChangeImport(one.id)
  const { basis, known, tags } = one.settings
  const form = useForm({
    initialValues: {
      kind: basis?.kind ?? 'consent',
      source: basis?.source ?? '',
      obtainedOn: basis?.obtainedOn ?? '',
      note: basis?.note ?? '',
      known,
      tags,
    },
    validate: { source: source => (source.trim() ? null : imports.sourceMissing) },
  })
  const submit = form.onSubmit(async values => {
    await change.mutateAsync({
      basis: {
        kind: values.kind,
        source: values.source.trim(),
        obtainedOn: values.obtainedOn || null,
        note: values.note.trim() || null,
      },
      known: values.known,
      tags: values.tags,
    })
    onDone()
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="xl" className={classes.narrow}>
        <Radio.Group label={imports.basis} {...form.getInputProps('kind')}>
          <Stack gap="sm" mt="xs">
            {legalBases.map(kind => (
              <Radio key={kind} value={kind} label={imports.bases[kind]} description={imports.basesLead[kind]} />
            ))}
          </Stack>
        </Radio.Group>
        <TextInput
          label={imports.source}
          placeholder={imports.sourcePlaceholder}
          maxLength={200}
          required
          {...form.getInputProps('source')}
        />
        <TextInput
          type="date"
          maw={220}
          label={imports.obtainedOn}
          description={imports.obtainedOnHint}
          {...form.getInputProps('obtainedOn')}
        />
        <Textarea label={imports.note} autosize minRows={2} maxLength={2000} {...form.getInputProps('note')} />
        <Radio.Group label={imports.known} description={imports.knownLead} {...form.getInputProps('known')}>
          <Stack gap="sm" mt="xs">
            {knownRules.map(rule => (
              <Radio key={rule} value={rule} label={imports.knownRules[rule]} />
            ))}
          </Stack>
        </Radio.Group>
        <TagsInput
          label={imports.tagsForAll}
          placeholder={imports.tagsHint}
          maxTags={20}
          {...form.getInputProps('tags')}
        />
        <Alert color="gray">{imports.keptRule}</Alert>
      </Stack>
      <div className={classes.feet}>
        <Button variant="default" onClick={onBack}>
          {imports.back}
        </Button>
        <Button type="submit" loading={change.isPending}>
          {imports.next}
        </Button>
      </div>
    </form>
  )
}
