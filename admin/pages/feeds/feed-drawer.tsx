import { Button, Drawer, Group, Radio, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Feed, type FeedKind, feedKinds } from '../../../contract/feed.ts'
import { feeds as api } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { useSay } from '../../words/voice.ts'
import { Refusal } from '../entry/refusal.tsx'
import { refreshFeeds } from './feed-calls.ts'

interface FeedDrawerProps {
  /** The one to edit; none: a new one. */
  feed?: Feed
  opened: boolean
  onClose: () => void
}

export function FeedDrawer({ feed, opened, onClose }: FeedDrawerProps) {
  const { feeds } = useSay().words
  return (
    <Drawer opened={opened} onClose={onClose} title={feed ? feeds.editTitle : feeds.add} position="right">
      <FeedForm feed={feed} onClose={onClose} />
    </Drawer>
  )
}

const EVERY = [1, 2, 4, 6, 12]
const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${hour}:00` }))

/** Of the schedule: `0` by hand, a number of hours, `day`. */
const scheduleOf = (feed: Feed | undefined) =>
  !feed ? '6' : feed.atHour !== null ? 'day' : String(feed.everyHours ?? 0)

function FeedForm({ feed, onClose }: Omit<FeedDrawerProps, 'opened'>) {
  const say = useSay()
  const { feeds, general } = say.words
  const queries = useQueryClient()
  const tell = useTell()
  const form = useForm({
    initialValues: {
      kind: (feed?.kind ?? 'product') as FeedKind,
      name: feed?.name ?? '',
      url: feed?.url ?? '',
      currency: feed?.currency ?? '',
      schedule: scheduleOf(feed),
      atHour: String(feed?.atHour ?? 4),
    },
    validate: {
      name: name => (name.trim() ? null : feeds.nameMissing),
      url: url => (/^\s*https?:\/\/\S/.test(url) ? null : feeds.urlMissing),
    },
  })
  const save = useMutation({
    mutationFn: async ({ kind, name, url, currency, schedule, atHour }: typeof form.values) => {
      const isDaily = schedule === 'day'
      const body = {
        name: name.trim(),
        url: url.trim(),
        currency: currency || null,
        everyHours: isDaily || schedule === '0' ? null : Number(schedule),
        atHour: isDaily ? Number(atHour) : null,
      }
      if (feed) await call(api.change, { params: { id: feed.id }, body })
      else await call(api.add, { body: { kind, ...body } })
    },
    onSuccess: async () => {
      onClose()
      tell.done(feed ? feeds.savedTell : feeds.addedTell)
      await refreshFeeds(queries)
    },
  })
  const every = [...new Set([...EVERY, ...(feed?.everyHours ? [feed.everyHours] : [])])].sort((a, b) => a - b)
  return (
    <form onSubmit={form.onSubmit(values => save.mutate(values))} noValidate>
      <Stack gap="lg">
        <Refusal error={save.error} />
        {!feed && (
          <Radio.Group label={feeds.kind} {...form.getInputProps('kind')}>
            <Stack gap="sm" mt="sm">
              {feedKinds.map(kind => (
                <Radio key={kind} value={kind} label={feeds.kinds[kind]} description={feeds.kindHints[kind]} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        <TextInput data-autofocus label={feeds.name} maxLength={100} {...form.getInputProps('name')} />
        <TextInput
          label={feeds.url}
          placeholder="https://"
          inputMode="url"
          maxLength={2000}
          {...form.getInputProps('url')}
        />
        <Select
          label={feeds.schedule}
          allowDeselect={false}
          data={[
            ...every.map(n => ({ value: String(n), label: say.plural(n, feeds.every) })),
            { value: 'day', label: feeds.daily },
            { value: '0', label: feeds.byHand },
          ]}
          {...form.getInputProps('schedule')}
        />
        {form.values.schedule === 'day' && (
          <Select label={feeds.atHour} allowDeselect={false} data={hours} {...form.getInputProps('atHour')} />
        )}
        {form.values.kind === 'product' && (
          <Select
            label={feeds.currency}
            description={feeds.currencyHint}
            clearable
            data={['CZK', 'EUR', 'PLN', 'HUF', 'USD', 'GBP', 'RON']}
            value={form.values.currency || null}
            onChange={currency => form.setFieldValue('currency', currency ?? '')}
          />
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {general.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {feed ? general.save : feeds.add}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
