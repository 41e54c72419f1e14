import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { twoFactor } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { useSay } from '../../words/voice.ts'
import { Refusal } from '../entry/refusal.tsx'
import { twoFactorQuery } from './profile-calls.ts'
import { RecoveryCodes } from './recovery-codes.tsx'

export function NewCodes() {
  const { profile } = useSay().words
  const [opened, dialog] = useDisclosure()
  return (
    <>
      <Button variant="default" onClick={dialog.open}>
        {profile.newCodes}
      </Button>
      <NewCodesDialog key={String(opened)} opened={opened} onClose={dialog.close} />
    </>
  )
}

function NewCodesDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { profile } = useSay().words
  const [codes, setCodes] = useState<string[]>()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={codes ? profile.codesTitle : profile.newCodesTitle}
      closeOnClickOutside={!codes}
      closeOnEscape={!codes}
      withCloseButton={!codes}
      centered
    >
      {codes ? (
        <RecoveryCodes codes={codes} finish={profile.codesDone} onFinished={onClose} />
      ) : (
        <NewCodesForm onMade={setCodes} onClose={onClose} />
      )}
    </Modal>
  )
}

function NewCodesForm({ onMade, onClose }: { onMade: (codes: string[]) => void; onClose: () => void }) {
  const { profile, signIn, general } = useSay().words
  const queries = useQueryClient()
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: code => (code.trim() ? null : signIn.codeMissing) },
  })
  const make = useMutation({
    mutationFn: (body: { code: string }) => call(twoFactor.renewCodes, { body }),
    onSuccess: async ({ recoveryCodes }) => {
      onMade(recoveryCodes)
      await queries.invalidateQueries({ queryKey: twoFactorQuery.queryKey })
    },
  })
  return (
    <form onSubmit={form.onSubmit(values => make.mutate(values))} noValidate>
      <Stack gap="md">
        <Text>{profile.newCodesLead}</Text>
        <Refusal error={make.error} />
        <TextInput
          data-autofocus
          label={profile.appCode}
          autoComplete="one-time-code"
          spellCheck={false}
          {...form.getInputProps('code')}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {general.cancel}
          </Button>
          <Button type="submit" loading={make.isPending}>
            {profile.newCodesDo}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
