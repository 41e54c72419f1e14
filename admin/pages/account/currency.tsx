import { Select, type SelectProps } from '@mantine/core'
import { useSay } from '../../words/voice.ts'

/** The neighbours' first, then everything that the browser knows. */
const usual = ['CZK', 'EUR', 'PLN', 'HUF', 'USD', 'GBP']
const codes = [...usual, ...Intl.supportedValuesOf('currency').filter(code => !usual.includes(code))]

type CurrencyProps = Omit<SelectProps, 'data'> & { value?: string }

/** By code and name, found by either. */
export function Currency({ value, ...props }: CurrencyProps) {
  const { words, locale } = useSay()
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  const known = value && !codes.includes(value) ? [value, ...codes] : codes
  return (
    <Select
      label={words.account.currency}
      description={words.account.currencyHint}
      data={known.map(code => ({ value: code, label: `${code} – ${names.of(code)}` }))}
      searchable
      allowDeselect={false}
      limit={80}
      nothingFoundMessage={words.account.currencyNone}
      value={value}
      {...props}
    />
  )
}
