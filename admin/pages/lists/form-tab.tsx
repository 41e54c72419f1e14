import { Anchor, Button, Checkbox, Collapse, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconExternalLink } from '@tabler/icons-react'
import type { ListForm } from '../../../contract/list-form.ts'
import { Copy } from '../../parts/copy.tsx'
import { Part } from '../../parts/page.tsx'
import { useSay } from '../../words/voice.ts'
import { FormFields } from './form-fields.tsx'
import classes from './list-page.module.css'
import { PagePreview } from './preview.tsx'
import type { ListDraft } from './use-list-draft.ts'

export function FormTab({ draft }: { draft: ListDraft }) {
  const { words } = useSay()
  const { form } = draft.values
  const change = (part: Partial<ListForm>) => draft.change({ form: { ...form, ...part } })
  return (
    <div className={classes.beside}>
      <div>
        <Address draft={draft} />
        <Texts form={form} change={change} />
        <Part title={words.oneList.form.fields} lead={words.oneList.form.fieldsLead}>
          <FormFields list={draft.list} form={form} change={change} />
        </Part>
        <Groups draft={draft} form={form} change={change} />
        <Consent form={form} change={change} />
      </div>
      <PagePreview draft={draft} page="form" />
    </div>
  )
}

interface FormPartProps {
  form: ListForm
  change: (part: Partial<ListForm>) => void
}

function Address({ draft }: { draft: ListDraft }) {
  const { words } = useSay()
  const { form } = words.oneList
  const [shown, code] = useDisclosure()
  const { list, values, isDirty } = draft
  return (
    <Part title={form.address} lead={form.addressLead}>
      <Stack gap="md">
        <div className={classes.address}>
          <TextInput label={form.url} value={list.formUrl} readOnly className={classes.grows} />
          <Copy value={list.formUrl} what={form.url} />
          <Anchor href={list.formUrl} target="_blank" rel="noreferrer" className={classes.out}>
            {form.open}
            <IconExternalLink size={15} aria-hidden />
          </Anchor>
        </div>
        <div>
          <Button variant="default" size="xs" aria-expanded={shown} onClick={code.toggle}>
            {shown ? form.codeHide : form.codeShow}
          </Button>
          <Collapse expanded={shown}>
            <div className={classes.code}>
              <Textarea
                aria-label={form.code}
                value={list.formCode}
                readOnly
                autosize
                minRows={8}
                maxRows={14}
                spellCheck={false}
              />
              <Copy value={list.formCode} what={form.code} />
            </div>
            <Text size="sm" c="dimmed" mt={6}>
              {isDirty ? form.codeSaved : form.codeHint}
            </Text>
          </Collapse>
        </div>
        <TextInput
          label={form.legacy}
          description={form.legacyHint}
          placeholder="https://…/public/subscribe/1/…"
          value={values.legacyPath ?? ''}
          onChange={event => draft.change({ legacyPath: event.currentTarget.value })}
        />
      </Stack>
    </Part>
  )
}

function Texts({ form, change }: FormPartProps) {
  const { words } = useSay()
  const { form: texts } = words.oneList
  return (
    <Part title={texts.texts} lead={texts.textsLead}>
      <Stack gap="md">
        <TextInput
          label={texts.title}
          value={form.title ?? ''}
          maxLength={200}
          onChange={event => change({ title: event.currentTarget.value || null })}
        />
        <Textarea
          label={texts.lead}
          autosize
          minRows={2}
          maxRows={8}
          value={form.lead ?? ''}
          maxLength={1000}
          onChange={event => change({ lead: event.currentTarget.value || null })}
        />
        <TextInput
          label={texts.button}
          value={form.button ?? ''}
          maxLength={60}
          onChange={event => change({ button: event.currentTarget.value || null })}
        />
      </Stack>
    </Part>
  )
}

function Groups({ draft, form, change }: FormPartProps & { draft: ListDraft }) {
  const { words } = useSay()
  const { groups } = draft.list
  return (
    <Part title={words.oneList.form.groups}>
      {groups.length === 0 ? (
        <Text size="sm" c="dimmed">
          {words.oneList.form.groupsNone}
        </Text>
      ) : (
        <Checkbox.Group
          aria-label={words.oneList.form.groups}
          value={form.groups}
          onChange={chosen => change({ groups: groups.map(group => group.id).filter(id => chosen.includes(id)) })}
        >
          <Stack gap="xs">
            {groups.map(group => (
              <Checkbox key={group.id} value={group.id} label={group.name} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </Part>
  )
}

function Consent({ form, change }: FormPartProps) {
  const { words } = useSay()
  const { form: texts } = words.oneList
  return (
    <Part title={texts.consent} lead={texts.consentLead}>
      <Stack gap="md">
        <Textarea
          label={texts.wording}
          description={texts.textsLead}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={2000}
          value={form.wording ?? ''}
          onChange={event => change({ wording: event.currentTarget.value || null })}
        />
        <Switch
          label={texts.tick}
          description={texts.tickHint}
          checked={form.tick}
          onChange={event => change({ tick: event.currentTarget.checked })}
        />
      </Stack>
    </Part>
  )
}
