import { Button, Group, Modal, NumberInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { coupons as api, type CouponFolder } from '../../../contract/coupon.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { useSay } from '../../words/voice.ts'
import { Refusal } from '../entry/refusal.tsx'
import { refreshCoupons } from './coupon-calls.ts'

interface FolderDialogProps {
  /** The one to edit; none: a new one. */
  folder?: CouponFolder
  opened: boolean
  onClose: () => void
}

export function FolderDialog({ folder, opened, onClose }: FolderDialogProps) {
  const { coupons } = useSay().words
  return (
    <Modal opened={opened} onClose={onClose} title={folder ? coupons.edit : coupons.add} centered>
      <FolderForm folder={folder} onClose={onClose} />
    </Modal>
  )
}

function FolderForm({ folder, onClose }: Omit<FolderDialogProps, 'opened'>) {
  const { coupons, general } = useSay().words
  const queries = useQueryClient()
  const tell = useTell()
  const form = useForm<{ name: string; warnBelow: number | string }>({
    initialValues: { name: folder?.name ?? '', warnBelow: folder?.warnBelow ?? '' },
    validate: { name: name => (name.trim() === '' ? coupons.nameMissing : null) },
  })
  const save = useMutation({
    mutationFn: ({ name, warnBelow }: { name: string; warnBelow: number | string }) => {
      const body = { name: name.trim(), warnBelow: Number(warnBelow) || null }
      return folder ? call(api.change, { params: { id: folder.id }, body }) : call(api.add, { body })
    },
    onSuccess: async () => {
      onClose()
      tell.done(coupons.savedTell)
      await refreshCoupons(queries)
    },
  })
  return (
    <form onSubmit={form.onSubmit(values => save.mutate(values))} noValidate>
      <Stack gap="lg">
        <Refusal error={save.error} />
        <TextInput data-autofocus label={coupons.name} maxLength={100} {...form.getInputProps('name')} />
        <NumberInput
          label={coupons.warnBelow}
          description={coupons.warnBelowHint}
          min={1}
          max={10_000_000}
          allowDecimal={false}
          allowNegative={false}
          {...form.getInputProps('warnBelow')}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {general.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {folder ? general.save : coupons.add}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
