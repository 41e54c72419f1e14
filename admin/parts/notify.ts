import { notifications } from '@mantine/notifications'
import { useMemo } from 'react'
import { Refused } from '../call.ts'
import type { Say } from '../words/say.ts'
import { useSay } from '../words/voice.ts'

/** What went wrong in the reader's language; the server's own sentence when the code is not known here. */
export function sentence(error: unknown, say: Say): string {
  const { words } = say
  if (!(error instanceof Refused)) return words.problems['network.unexpected']
  // The first screen has only the sentences that belong to it; the others come within seconds.
  if (!(error.code in words.problems)) return error.message
  if (error.code === 'list.inUse') return `${words.problems[error.code]} ${titlesIn(error.details)}`.trim()
  if (error.code.endsWith('.changedElsewhere'))
    return `${words.problems[error.code]} ${byWhom(error.details, say)}`.trim()
  const limit = tooLong(error.details)
  if (limit !== null) return say.fill(words.general.tooLong, { limit: say.number(limit) })
  const missing = (error.details as { missing?: unknown } | undefined)?.missing
  if (!Array.isArray(missing)) return words.problems[error.code]
  const names = missing.map(part => (words.editor.parts as Record<string, string>)[part] ?? String(part))
  return `${words.problems[error.code]} ${say.fill(words.editor.missingParts, { parts: say.list(names) })}`
}

/** The longest that a text may be which was longer. */
function tooLong(details: unknown): number | null {
  const found = Array.isArray(details) ? details.find(one => typeof one?.limit === 'number') : undefined
  return found ? found.limit : null
}

/** Who was faster and when, in brackets, where that is known. */
function byWhom(details: unknown, say: Say): string {
  const { by, at } = (details ?? {}) as { by?: unknown; at?: unknown }
  return typeof by === 'string' && typeof at === 'string' ? `(${by}, ${say.clock(at)})` : ''
}

/** The campaigns that stand in the way, in brackets. */
function titlesIn(details: unknown): string {
  const running = (details as { campaigns?: { title: string }[] } | undefined)?.campaigns ?? []
  return running.length > 0 ? `(${running.map(campaign => campaign.title).join(', ')})` : ''
}

/** Tells what an action did, or why it did not. */
export function useTell() {
  const say = useSay()
  return useMemo(() => {
    const closeButtonProps = { 'aria-label': say.words.general.close }
    return {
      done: (message: string) => notifications.show({ message, color: 'green', autoClose: 4000, closeButtonProps }),
      /** What cannot be done, said before anything was asked of the server. */
      warned: (message: string) => notifications.show({ message, color: 'yellow', autoClose: 6000, closeButtonProps }),
      failed: (error: unknown) => {
        if (error instanceof Refused && error.code === 'session.required') return
        const id = error instanceof Refused && error.requestId
        const message = sentence(error, say)
        const more = id && error instanceof Refused && error.status >= 500
        notifications.show({
          message: more ? `${message} ${say.fill(say.words.general.requestId, { id })}` : message,
          color: 'red',
          autoClose: 8000,
          closeButtonProps,
        })
      },
    }
  }, [say])
}
