import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Campaign } from '../../../contract/campaign.ts'
import { useTell } from '../../parts/notify.ts'

/** A draft that the server makes from another campaign; goes to it. */
export function useMadeDraft(told: string, make: () => Promise<Campaign>) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const tell = useTell()
  return useMutation({
    mutationFn: make,
    onSuccess: async made => {
      tell.done(told)
      await navigate({ to: '/campaigns/$id', params: { id: made.id } })
      // Lists of campaigns, and the one it was made from, which leads to it.
      await queries.invalidateQueries({ queryKey: ['campaigns'] })
    },
    onError: tell.failed,
  })
}
