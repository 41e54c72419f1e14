import { ActionIcon } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { coupons as api, type Coupon, type CouponFolder } from '../../../contract/coupon.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { refreshCoupons } from './coupon-calls.ts'

/** Only what nobody got can be deleted. */
export function CodeMenu({ coupon, folder }: { coupon: Coupon; folder: CouponFolder }) {
  const say = useSay()
  const { coupons } = say.words
  const queries = useQueryClient()
  const tell = useTell()
  const mayChange = useMay('marketer')
  const remove = useMutation({
    mutationFn: () => call(api.deleteUnused, { params: { id: folder.id }, body: { which: [coupon.code] } }),
    onSuccess: async ({ deleted }) => {
      tell.done(say.plural(deleted, coupons.deletedTell))
      await refreshCoupons(queries)
    },
    onError: tell.failed,
  })
  if (!mayChange || (coupon.state !== 'free' && coupon.state !== 'expired')) return null
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={say.fill(coupons.deleteCode, { code: coupon.code })}
      loading={remove.isPending}
      onClick={() => remove.mutate()}
    >
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  )
}
