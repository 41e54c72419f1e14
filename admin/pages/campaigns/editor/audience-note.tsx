import { Tooltip } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type { Audience } from '../../../../contract/campaign.ts'
import type { Say } from '../../../words/say.ts'
import { useSay } from '../../../words/voice.ts'
import { audienceQuery } from '../campaign-calls.ts'
import classes from './editor.module.css'
import type { Draft } from './use-draft.ts'

/** How many it would go to now, and whom it leaves out. */
export function AudienceNote({ draft }: { draft: Draft }) {
  const say = useSay()
  const { words } = say
  // The server counts the saved lists, so the count waits for them.
  const { data, isFetching } = useQuery({
    ...audienceQuery(draft.values.id, draft.values.listIds),
    enabled: draft.state === 'saved',
    refetchInterval: 15_000,
  })
  if (!data) return <p className={classes.audience}> </p>
  const left = leftOut(data.leftOut, say)
  const text =
    data.recipients > 0
      ? say.fill(words.editor.audienceNow, { people: say.plural(data.recipients, words.general.toPeople) })
      : words.editor.audienceNobody
  return (
    <p className={classes.audience} aria-live="polite" data-old={isFetching || undefined}>
      {text}
      {left.length > 0 && (
        <Tooltip label={`${words.editor.leftOut}: ${say.list(left)}`}>
          <button type="button" className={classes.leftOut}>
            {words.editor.leftOut.toLowerCase()}: {say.number(sum(data.leftOut))}
          </button>
        </Tooltip>
      )}
    </p>
  )
}

type LeftOut = Static<typeof Audience>['leftOut']

const sum = (out: LeftOut) => out.notSubscribed + out.suppressed + out.duplicates

export function leftOut(out: LeftOut, say: Say): string[] {
  const { editor } = say.words
  return [
    out.notSubscribed > 0 && say.plural(out.notSubscribed, editor.leftOutNotSubscribed),
    out.suppressed > 0 && say.plural(out.suppressed, editor.leftOutSuppressed),
    out.duplicates > 0 && say.plural(out.duplicates, editor.leftOutDuplicates),
  ].filter(text => text !== false)
}
