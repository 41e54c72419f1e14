import { Button, NumberInput } from '@mantine/core'
import { IconGauge } from '@tabler/icons-react'
import { useState } from 'react'
import type { Say } from '../../words/say.ts'
import { useSay } from '../../words/voice.ts'

const MOST = 10_000_000

interface PaceFieldProps {
  perHour: number | null
  locked: boolean
  change: (perHour: number | null) => void
}

/** Spread over hours, so that a shop is not overrun and a young domain gets known; seldom needed, so it is a button first. */
export function PaceField({ perHour, locked, change }: PaceFieldProps) {
  const { words } = useSay()
  const { campaigns } = words
  const [opened, setOpened] = useState(false)
  if (!opened && perHour === null) {
    if (locked) return null
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        ml={-8}
        leftSection={<IconGauge size={15} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {campaigns.pace}
      </Button>
    )
  }
  // An emptied field stays, so that another number can be typed.
  return (
    <PaceInput
      perHour={perHour}
      locked={locked}
      change={n => {
        setOpened(true)
        change(n)
      }}
    />
  )
}

interface PaceInputProps {
  perHour: number | null
  locked?: boolean
  change: (perHour: number | null) => void
  'data-autofocus'?: boolean
}

export function PaceInput({ perHour, locked = false, change, ...rest }: PaceInputProps) {
  const { words, language } = useSay()
  const { campaigns } = words
  return (
    <NumberInput
      {...rest}
      label={campaigns.perHour}
      description={campaigns.perHourWhy}
      value={perHour ?? ''}
      min={1}
      max={MOST}
      maw={240}
      clampBehavior="blur"
      allowDecimal={false}
      allowNegative={false}
      thousandSeparator={language === 'cs' ? ' ' : ','}
      hideControls
      readOnly={locked}
      onChange={value => {
        const n = Number(value)
        if (value === '') change(null)
        else if (Number.isSafeInteger(n) && n >= 1 && n <= MOST) change(n)
      }}
    />
  )
}

/** How long so many take at a pace. */
export function paceText(messages: number, perHour: number, say: Say): string {
  const { campaigns } = say.words
  const minutes = Math.max(1, Math.round((messages * 60) / perHour))
  const length =
    minutes < 90 ? say.plural(minutes, campaigns.minutes) : say.plural(Math.round(minutes / 60), campaigns.hours)
  return say.fill(campaigns.paceLasts, { perHour: say.number(perHour), length })
}
