import { Tooltip } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { AudienceCount } from '../../../../contract/audience.ts'
import type { Say } from '../../../words/say.ts'
import { useSay } from '../../../words/voice.ts'
import { type Choice, countQuery } from '../campaign-calls.ts'
import classes from './editor.module.css'

/** How many it would go to now, and whom it leaves out: counted as it is chosen, before it is saved. */
export function AudienceNote({ choice }: { choice: Choice }) {
  const say = useSay()
  const { audience } = say.words
  const [counted] = useDebouncedValue(choice, 200)
  const { data, isError, isPlaceholderData } = useQuery(countQuery(counted))
  const old = isPlaceholderData || counted !== choice
  if (choice.listIds.length === 0) return <p className={classes.audience}>{audience.nobody}</p>
  return (
    <p className={classes.audience} aria-live="polite" data-old={old || undefined}>
      {data ? recipientsText(data, choice, say) : isError ? audience.failed : audience.counting}
      {data && <LeftOut out={data.leftOut} />}
    </p>
  )
}

function recipientsText({ recipients }: AudienceCount, choice: Choice, say: Say): string {
  const { audience, general } = say.words
  if (recipients > 0) return say.fill(audience.now, { people: say.plural(recipients, general.toPeople) })
  if (choice.listIds.every(id => choice.excludedListIds.includes(id))) return audience.excludedAll
  return choice.excludedListIds.length > 0 ? audience.nobodyLeft : audience.nobody
}

function LeftOut({ out }: { out: AudienceCount['leftOut'] }) {
  const say = useSay()
  const left = leftOutTexts(out, say)
  if (left.length === 0) return null
  return (
    <Tooltip label={say.list(left)} events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className={classes.leftOut}>
        {say.words.audience.leftOut}
      </button>
    </Tooltip>
  )
}

export function leftOutTexts(out: AudienceCount['leftOut'], say: Say): string[] {
  const { audience } = say.words
  const reasons = [
    [out.excluded, audience.excludedPeople],
    [out.opened, audience.opened],
    [out.suppressed, audience.suppressed],
    [out.unsubscribed, audience.unsubscribed],
    [out.unconfirmed, audience.unconfirmed],
    [out.bounced, audience.bounced],
    [out.complained, audience.complained],
    [out.duplicates, audience.duplicates],
  ] as const
  return reasons.filter(([n]) => n > 0).map(([n, forms]) => say.plural(n, forms))
}
