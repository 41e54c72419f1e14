import { Button, FileButton, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconFile } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CouponFolder } from '../../../contract/coupon.ts'
import { useTell } from '../../parts/notify.ts'
import { useSay } from '../../words/voice.ts'
import { Refusal } from '../entry/refusal.tsx'
import { codesIn, importCodes, refreshCoupons } from './coupon-calls.ts'

interface ImportDialogProps {
  folder: CouponFolder
  opened: boolean
  onClose: () => void
}

export function ImportDialog({ folder, opened, onClose }: ImportDialogProps) {
  const say = useSay()
  const title = say.fill(say.words.coupons.importTitle, { name: folder.name })
  return (
    <Modal opened={opened} onClose={onClose} title={title} centered>
      <ImportForm folder={folder} onClose={onClose} />
    </Modal>
  )
}

/** Pasted, or read from a file here in the browser; both end in the same text, so that it can be looked at. */
function ImportForm({ folder, onClose }: Omit<ImportDialogProps, 'opened'>) {
  const say = useSay()
  const { coupons, general } = say.words
  const queries = useQueryClient()
  const tell = useTell()
  const [text, setText] = useState('')
  const [validUntil, setValidUntil] = useState('')
  const { codes, tooLong } = codesIn(text)
  const put = useMutation({
    mutationFn: () => importCodes(folder.id, codes, validUntil || null),
    onSuccess: async ({ imported, known }) => {
      onClose()
      const told = [say.plural(imported, coupons.importedTell), known > 0 && say.plural(known, coupons.knownTell)]
      tell.done(told.filter(Boolean).join(' '))
      await refreshCoupons(queries)
    },
  })
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    if (codes.length > 0) put.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <Refusal error={put.error} />
        <Textarea
          data-autofocus
          label={coupons.codes}
          description={coupons.codesHint}
          rows={8}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
        <Group justify="space-between" gap="sm">
          <FileButton accept=".csv,.txt,text/plain,text/csv" onChange={file => file && void file.text().then(setText)}>
            {props => (
              <Button {...props} variant="default" size="sm" leftSection={<IconFile size={16} aria-hidden />}>
                {coupons.fromFile}
              </Button>
            )}
          </FileButton>
          <Text size="sm" c="dimmed" aria-live="polite">
            {codes.length > 0 && say.plural(codes.length, coupons.codesFound)}{' '}
            {tooLong > 0 && say.plural(tooLong, coupons.codesTooLong)}
          </Text>
        </Group>
        <TextInput
          type="date"
          label={coupons.lastDay}
          description={coupons.lastDayHint}
          value={validUntil}
          onChange={event => setValidUntil(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {general.cancel}
          </Button>
          <Button type="submit" disabled={codes.length === 0} loading={put.isPending}>
            {coupons.import}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
