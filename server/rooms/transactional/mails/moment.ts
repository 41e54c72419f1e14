/** An instant as a sentence has it, in the account's time zone. */
export function momentOf(at: Date, language: 'cs' | 'en', timeZone: string): string {
  const locale = language === 'cs' ? 'cs-CZ' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long', timeStyle: 'short' }).format(at)
}
