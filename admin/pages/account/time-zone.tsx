import { Select, type SelectProps } from '@mantine/core'
import type { Language } from '../../../contract/shapes.ts'
import { locales } from '../../words/say.ts'
import { useSay } from '../../words/voice.ts'

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')]

type TimeZoneProps = Omit<SelectProps, 'data'> & { value?: string }

/** IANA names, found by any part of them; says what time it is there. */
export function TimeZone({ value, ...props }: TimeZoneProps) {
  const say = useSay()
  const { account } = say.words
  const known = value && !zones.includes(value) ? [value, ...zones] : zones
  return (
    <Select
      label={account.timeZone}
      description={value && say.fill(account.timeZoneHint, { clock: clockIn(value, say.language) })}
      data={known}
      searchable
      allowDeselect={false}
      limit={80}
      nothingFoundMessage={account.timeZoneNone}
      filter={({ options, search, limit }) => {
        const wanted = search.trim().toLowerCase().replaceAll(' ', '_')
        const found = options.filter(option => 'value' in option && option.value.toLowerCase().includes(wanted))
        return found.slice(0, limit)
      }}
      value={value}
      {...props}
    />
  )
}

function clockIn(timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { hour: '2-digit', minute: '2-digit', timeZone }).format(new Date())
}
