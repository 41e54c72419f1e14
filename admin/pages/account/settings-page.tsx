import { Anchor, Button, Group, Select, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core'
import { type UseFormReturnType, useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AccountPatch, AccountSettings, ShownSettings } from '../../../contract/account-settings.ts'
import { account as accountApi } from '../../../contract/index.ts'
import type { Language } from '../../../contract/shapes.ts'
import { call } from '../../call.ts'
import { Copy } from '../../parts/copy.tsx'
import { Forbidden } from '../../parts/forbidden.tsx'
import { useTell } from '../../parts/notify.ts'
import { Page, Part } from '../../parts/page.tsx'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { sessionQuery, speakFor, useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { settingsQuery } from './account-calls.ts'
import { Currency } from './currency.tsx'
import classes from './settings.module.css'
import { TimeZone } from './time-zone.tsx'

interface Values {
  name: string
  language: Language
  timeZone: string
  currency: string
  fromName: string
  fromEmail: string
  replyTo: string
  footer: string
  archiveShown: boolean
  webDays: string
}
type Form = UseFormReturnType<Values>

const valuesOf = ({
  name,
  language,
  timeZone,
  currency,
  sender,
  footer,
  archiveShown,
  webDays,
}: AccountSettings): Values => ({
  name,
  language,
  timeZone,
  currency,
  fromName: sender.name ?? '',
  fromEmail: sender.email ?? '',
  replyTo: sender.replyTo ?? '',
  footer,
  archiveShown,
  webDays: String(webDays),
})

const patchOf = ({ fromName, fromEmail, replyTo, webDays, ...values }: Values): AccountPatch => ({
  ...values,
  webDays: Number(webDays),
  sender: { name: fromName.trim() || null, email: fromEmail.trim() || null, replyTo: replyTo.trim() || null },
})

export function SettingsPage() {
  const { account } = useSay().words
  return useMay('administrator') ? <ForAdministrators /> : <Forbidden title={account.title} />
}

function ForAdministrators() {
  const { account } = useSay().words
  const query = useQuery(settingsQuery)
  return (
    <Page title={account.title}>
      <Asked query={query} skeleton={<TextSkeleton lines={12} />}>
        {settings => <Settings settings={settings} />}
      </Asked>
    </Page>
  )
}

function Settings({ settings }: { settings: ShownSettings }) {
  const { account, general } = useSay().words
  const queries = useQueryClient()
  const tell = useTell()
  const form: Form = useForm<Values>({
    initialValues: valuesOf(settings),
    validate: { name: name => (name.trim() ? null : account.nameMissing) },
  })
  const save = useMutation({
    mutationFn: (values: Values) => call(accountApi.change, { body: patchOf(values) }),
    onSuccess: async changed => {
      queries.setQueryData(settingsQuery.queryKey, changed)
      form.setInitialValues(valuesOf(changed))
      form.setValues(valuesOf(changed))
      tell.done(account.savedTell)
      // The rail shows the name, and every time on the screen stands in the zone.
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
      const known = queries.getQueryData(sessionQuery.queryKey)
      if (known) await speakFor(known)
    },
    onError: tell.failed,
  })
  return (
    <form className={classes.form} onSubmit={form.onSubmit(values => save.mutate(values))} noValidate>
      <General form={form} appId={settings.appId} />
      <Sender form={form} />
      <Footer form={form} />
      <Archive form={form} settings={settings} />
      <Visits form={form} />
      {form.isDirty() && (
        <div className={classes.foot}>
          <Text size="sm" c="dimmed" mr="auto">
            {account.unsavedChanges}
          </Text>
          <Button variant="default" onClick={form.reset}>
            {general.discard}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {general.save}
          </Button>
        </div>
      )}
    </form>
  )
}

function General({ form, appId }: { form: Form; appId: string }) {
  const { account } = useSay().words
  return (
    <Part title={account.general}>
      <Stack gap="md">
        <TextInput
          label={account.name}
          description={account.nameHint}
          maxLength={100}
          {...form.getInputProps('name')}
        />
        <TextInput label={account.appId} description={account.appIdHint} value={appId} readOnly />
        <TimeZone {...form.getInputProps('timeZone')} />
        <Currency {...form.getInputProps('currency')} />
        <Select
          label={account.language}
          description={account.languageHint}
          data={[
            { value: 'cs', label: 'Čeština' },
            { value: 'en', label: 'English' },
          ]}
          allowDeselect={false}
          {...form.getInputProps('language')}
        />
      </Stack>
    </Part>
  )
}

function Sender({ form }: { form: Form }) {
  const { account } = useSay().words
  return (
    <Part title={account.sender} lead={account.senderLead}>
      <Stack gap="md">
        <TextInput label={account.fromName} maxLength={200} {...form.getInputProps('fromName')} />
        <TextInput label={account.fromEmail} type="email" autoComplete="off" {...form.getInputProps('fromEmail')} />
        <TextInput
          label={account.replyTo}
          description={account.replyToHint}
          type="email"
          autoComplete="off"
          {...form.getInputProps('replyTo')}
        />
      </Stack>
    </Part>
  )
}

function Footer({ form }: { form: Form }) {
  const { account } = useSay().words
  return (
    <Part title={account.footer} lead={account.footerLead}>
      <Textarea
        label={account.footerText}
        placeholder={account.footerPlaceholder}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={2000}
        {...form.getInputProps('footer')}
      />
    </Part>
  )
}

function Archive({ form, settings }: { form: Form; settings: ShownSettings }) {
  const { account } = useSay().words
  return (
    <Part title={account.archive} lead={account.archiveLead}>
      <Switch label={account.archiveShown} {...form.getInputProps('archiveShown', { type: 'checkbox' })} />
      {settings.archiveShown && (
        <Group gap={4} mt="sm" wrap="nowrap">
          <Anchor href={settings.archiveUrl} target="_blank" rel="noreferrer" size="sm" className={classes.address}>
            {settings.archiveUrl}
          </Anchor>
          <Copy value={settings.archiveUrl} what={account.archive} />
        </Group>
      )}
    </Part>
  )
}

const DAYS = [90, 180, 400, 800, 1200]

function Visits({ form }: { form: Form }) {
  const { words, plural } = useSay()
  // One set by the API may be none of these.
  const days = [...new Set([...DAYS, Number(form.getValues().webDays)])].sort((a, b) => a - b)
  return (
    <Part title={words.account.visits} lead={words.account.visitsLead}>
      <Select
        label={words.account.webDays}
        data={days.map(n => ({ value: String(n), label: plural(n, words.account.days) }))}
        allowDeselect={false}
        {...form.getInputProps('webDays')}
      />
    </Part>
  )
}
