import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSession } from '../session.ts'
import { DraftSaver, type SaveState } from './draft-saver.ts'
import { forgetLeft, forgetUnsaved, keepUnsaved, readLeft, sweepUnsaved, type Unsaved } from './unsaved.ts'

type Versioned = { id: number; version: number }

/** A thing as typed, and its saving. */
export interface Saving<Thing, Changes> {
  values: Thing
  /** As the server knows it. */
  saved: Thing
  state: SaveState
  error: unknown
  /** Somebody else has saved a newer version, and nothing of ours is unsaved. */
  isOutdated: boolean
  /** Typed here before and never saved; offered, never put in by itself. */
  left: Unsaved<Changes> | undefined
  change: (part: Partial<Changes>) => void
  flush: () => Promise<boolean>
  reload: () => Promise<void>
  keepMine: () => Promise<void>
  takeLeft: () => void
  dropLeft: () => void
}

interface Options<Thing, Changes> {
  /** The newest that is known; what it is at first is what the editor begins with. */
  known: Thing
  /** `campaign`, `template`. */
  kind: string
  send: (changes: Partial<Changes>, version: number) => Promise<Thing>
  newest: () => Promise<Thing>
  onSaved: (thing: Thing) => void
}

export function useSaving<Thing extends Versioned, Changes extends object>(
  options: Options<Thing, Changes>,
): Saving<Thing, Changes> {
  const { known, kind } = options
  const session = useSession()
  const [first] = useState(known)
  const whose = useMemo(
    () => ({ userId: session.user.id, accountId: session.account.id, thing: `${kind}:${first.id}` }),
    [session.user.id, session.account.id, kind, first.id],
  )
  const [values, setValues] = useState(first)
  const [saved, setSaved] = useState(first)
  const [status, setStatus] = useState<{ state: SaveState; error: unknown }>({ state: 'saved', error: undefined })
  const [left, setLeft] = useState(() => readLeft<Changes>(whose, first))
  const latest = useRef(options)
  latest.current = options
  const saver = useRef<DraftSaver<Changes, Thing>>(undefined)

  const start = useCallback(
    (version: number) =>
      new DraftSaver<Changes, Thing>(
        version,
        (changes, at) => latest.current.send(changes, at),
        (from, answer) => {
          if (saver.current !== from) return
          setStatus({ state: from.state, error: from.error })
          if (from.state === 'saved') forgetUnsaved(whose)
          else keepUnsaved(whose, from.unsaved)
          if (!answer) return
          setSaved(answer)
          latest.current.onSaved(answer)
        },
      ),
    [whose],
  )
  saver.current ??= start(first.version)

  useEffect(() => {
    sweepUnsaved()
    const warn = (event: BeforeUnloadEvent) => {
      if (saver.current?.state !== 'saved') event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      void saver.current?.flush()
    }
  }, [])

  const isOutdated = status.state === 'saved' && known.version > saved.version
  return useMemo(
    () => ({
      values,
      saved,
      ...status,
      isOutdated,
      left,
      change: part => {
        setValues(before => ({ ...before, ...part }))
        saver.current?.change(part)
      },
      flush: async () => {
        await saver.current?.flush()
        return saver.current?.state === 'saved'
      },
      reload: async () => {
        const thing = await latest.current.newest()
        saver.current = start(thing.version)
        forgetUnsaved(whose)
        setValues(thing)
        setSaved(thing)
        setStatus({ state: 'saved', error: undefined })
      },
      keepMine: async () => await saver.current?.keepMine((await latest.current.newest()).version),
      takeLeft: () => {
        if (!left) return
        setValues(before => ({ ...before, ...left.changes }))
        setLeft(undefined)
        // First kept as what is being typed, then no longer as what was left.
        saver.current?.change(left.changes)
        forgetLeft(whose)
      },
      dropLeft: () => {
        setLeft(undefined)
        forgetLeft(whose)
      },
    }),
    [values, saved, status, isOutdated, left, start, whose],
  )
}
