import { Alert, Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import { wallOf } from '../../contract/wall-time.ts'
import type { Say } from '../words/say.ts'
import { useSay } from '../words/voice.ts'
import { type Moment, quickPicks } from './use-moment.ts'

/** A day and a time on the clocks of the account; what is odd about it is said in words. */
export function MomentPicker({ moment }: { moment: Moment }) {
  const say = useSay()
  const { sending } = say.words
  return (
    <Stack gap="sm">
      <Group gap="sm" grow preventGrowOverflow={false} wrap="nowrap" align="flex-end">
        <TextInput
          type="date"
          data-autofocus
          label={sending.date}
          value={moment.date}
          min={wallOf(new Date(), moment.timeZone).slice(0, 10)}
          onChange={event => moment.change({ date: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={sending.time}
          value={moment.time}
          onChange={event => moment.change({ time: event.currentTarget.value })}
        />
      </Group>
      <QuickPicks moment={moment} />
      <div aria-live="polite">
        <Said moment={moment} />
      </div>
      {moment.repeated && <Repeated moment={moment} repeated={moment.repeated} />}
    </Stack>
  )
}

function QuickPicks({ moment }: { moment: Moment }) {
  const say = useSay()
  const { sending } = say.words
  return (
    <Group gap={6}>
      {quickPicks(moment.timeZone, Date.now()).map(({ word, date, time }) => (
        <Button
          key={word}
          size="compact-sm"
          variant={moment.date === date && moment.time === time ? 'light' : 'default'}
          onClick={() => moment.change({ date, time })}
        >
          {say.fill(sending[word], { time: time.replace(/^0/, '') })}
        </Button>
      ))}
    </Group>
  )
}

function Said({ moment }: { moment: Moment }) {
  const say = useSay()
  const { sending } = say.words
  const { at, problem, time } = moment
  if (problem === 'past' || problem === 'far')
    return (
      <Text c="var(--bad)" size="sm">
        {sending[problem]}
      </Text>
    )
  if (problem !== null && problem !== 'empty')
    return (
      <Alert variant="light" color="yellow">
        {say.fill(sending.gap, { time })}{' '}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => moment.change({ date: problem.gap.slice(0, 10), time: problem.gap.slice(11) })}
        >
          {say.fill(sending.gapUse, { time: problem.gap.slice(11) })}
        </Button>
      </Alert>
    )
  if (!at) return null
  const reader = Intl.DateTimeFormat().resolvedOptions().timeZone
  const differs = wallOf(at, reader) !== wallOf(at, moment.timeZone)
  return (
    <Text size="sm">
      {say.longMoment(at.toISOString())}
      <Text span c="dimmed">
        {' · '}
        {say.fill(sending.zone, { zone: zoneName(moment.timeZone, at, say) })}
        {differs && ` ${say.fill(sending.yours, { moment: say.longMoment(at.toISOString(), reader) })}`}
      </Text>
    </Text>
  )
}

function Repeated({ moment, repeated }: { moment: Moment; repeated: Date[] }) {
  const say = useSay()
  const { sending } = say.words
  const label = (word: string, at: Date) => say.fill(word, { zone: zoneName(moment.timeZone, at, say) })
  return (
    <Radio.Group
      label={say.fill(sending.repeated, { time: moment.time })}
      value={moment.isSecond ? 'second' : 'first'}
      onChange={value => moment.change({ isSecond: value === 'second' })}
    >
      <Group mt={6}>
        <Radio value="first" label={label(sending.firstTime, repeated[0]!)} />
        <Radio value="second" label={label(sending.secondTime, repeated[1]!)} />
      </Group>
    </Radio.Group>
  )
}

/** "Central European Summer Time", in the reader's language. */
function zoneName(timeZone: string, at: Date, say: Say): string {
  const format = new Intl.DateTimeFormat(say.locale, { timeZone, timeZoneName: 'long' })
  return format.formatToParts(at).find(part => part.type === 'timeZoneName')?.value ?? timeZone
}
