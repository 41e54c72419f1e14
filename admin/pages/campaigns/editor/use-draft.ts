import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Campaign, CampaignInput } from '../../../../contract/campaign.ts'
import { campaigns } from '../../../../contract/index.ts'
import { call } from '../../../call.ts'
import { campaignQuery } from '../campaign-calls.ts'
import { DraftSaver, type SaveState } from './draft-saver.ts'

export interface Draft {
  values: Campaign
  state: SaveState
  error: unknown
  /** Goes up with every answer of the server, so that what depends on the saved draft asks again. */
  savedVersion: number
  /** The lists as the server knows them: the preview's first recipient comes from these. */
  savedListIds: number[]
  change: (part: CampaignInput) => void
  flush: () => Promise<boolean>
  reload: () => Promise<void>
  keepMine: () => Promise<void>
}

/** The draft as typed, and its saving. */
export function useDraft(initial: Campaign): Draft {
  const queries = useQueryClient()
  const [values, setValues] = useState(initial)
  const [status, setStatus] = useState<{ state: SaveState; error: unknown }>({ state: 'saved', error: undefined })
  const [saved, setSaved] = useState(initial)
  const saver = useRef<DraftSaver>(undefined)

  const start = useCallback(
    (version: number) =>
      new DraftSaver(
        version,
        (changes, at) => call(campaigns.change, { params: { id: initial.id }, body: { ...changes, version: at } }),
        (from, answer) => {
          if (saver.current !== from) return
          setStatus({ state: from.state, error: from.error })
          if (!answer) return
          setSaved(answer)
          queries.setQueryData(campaignQuery(initial.id).queryKey, answer)
          void queries.invalidateQueries({ queryKey: ['campaigns', 'page'], refetchType: 'none' })
        },
      ),
    [initial.id, queries],
  )
  saver.current ??= start(initial.version)

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (saver.current?.state !== 'saved') event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      void saver.current?.flush()
    }
  }, [])

  return useMemo(() => {
    const newest = () => queries.fetchQuery({ ...campaignQuery(initial.id), staleTime: 0 })
    return {
      values,
      ...status,
      savedVersion: saved.version,
      savedListIds: saved.listIds,
      change: part => {
        setValues(known => ({ ...known, ...part }))
        saver.current?.change(part)
      },
      flush: async () => {
        await saver.current?.flush()
        return saver.current?.state === 'saved'
      },
      reload: async () => {
        const campaign = await newest()
        saver.current = start(campaign.version)
        setValues(campaign)
        setSaved(campaign)
        setStatus({ state: 'saved', error: undefined })
      },
      keepMine: async () => await saver.current?.keepMine((await newest()).version),
    }
  }, [values, status, saved, queries, initial.id, start])
}
