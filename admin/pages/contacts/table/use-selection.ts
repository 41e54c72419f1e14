import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ContactFilter } from '../../../../contract/contact-filter.ts'
import { contactTable } from '../../../../contract/index.ts'
import { call } from '../../../call.ts'
import { useTell } from '../../../parts/notify.ts'

/** Rows picked one by one, or all that the filter means, frozen and counted by the server. Another filter begins anew. */
export function useSelection(filter: ContactFilter) {
  const tell = useTell()
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set())
  const [all, setAll] = useState<{ selectionId: number; contacts: number } | null>(null)
  const asked = JSON.stringify(filter)
  const clear = () => {
    setPicked(new Set())
    setAll(null)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filter is what it depends on
  useEffect(clear, [asked])
  const freezeAll = () => call(contactTable.select, { body: { filter } })
  const selectAll = useMutation({ mutationFn: freezeAll, onSuccess: setAll, onError: tell.failed })
  const pick = (ids: number[], isPicked: boolean) => {
    setAll(null)
    setPicked(known => {
      const next = new Set(known)
      for (const id of ids) isPicked ? next.add(id) : next.delete(id)
      return next
    })
  }
  return {
    picked,
    all,
    count: all?.contacts ?? picked.size,
    pick,
    clear,
    selectAll: () => selectAll.mutate(),
    isSelecting: selectAll.isPending,
    freezeAll,
    /** Whom an action is about: the frozen ones, or those picked, frozen now. */
    freeze: async () => all ?? (await call(contactTable.select, { body: { contactIds: [...picked] } })),
  }
}
