import { Anchor, Button, Stack, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { twoFactor } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { Copy } from '../../parts/copy.tsx'
import { useTell } from '../../parts/notify.ts'
import { Failed, TextSkeleton, Waiting } from '../../parts/states.tsx'
import { sessionQuery } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { Refusal } from '../entry/refusal.tsx'
import classes from './profile.module.css'
import { twoFactorQuery } from './profile-calls.ts'
import { Qr } from './qr.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

interface TwoFactorSetUpProps {
  /** What stands on the last button. */
  finish: string
  onFinished: () => void
  /** The recovery codes are on the screen, once: from here on nothing should close it but `finish`. */
  onCodes?: () => void
}

/** App, code, recovery codes. */
export function TwoFactorSetUp({ finish, onFinished, onCodes }: TwoFactorSetUpProps) {
  const { profile } = useSay().words
  const queries = useQueryClient()
  const tell = useTell()
  const [codes, setCodes] = useState<string[]>()
  const show = (made: string[]) => {
    onCodes?.()
    setCodes(made)
  }
  if (!codes) return <Confirm onConfirmed={show} />
  const done = async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
      queries.invalidateQueries({ queryKey: twoFactorQuery.queryKey }),
    ])
    tell.done(profile.turnedOnTell)
    onFinished()
  }
  return (
    <>
      <Title order={2} mb="sm">
        {profile.codesTitle}
      </Title>
      <RecoveryCodes codes={codes} finish={finish} onFinished={() => void done()} />
    </>
  )
}

function Confirm({ onConfirmed }: { onConfirmed: (codes: string[]) => void }) {
  const { profile } = useSay().words
  const [code, setCode] = useState('')
  const begun = useQuery({
    queryKey: ['twoFactor', 'setUp'],
    queryFn: () => call(twoFactor.setUp),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const confirm = useMutation({
    mutationFn: (setUp: string) => call(twoFactor.turnOn, { body: { setUp, code } }),
    onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes),
    onError: () => setCode(''),
  })
  if (begun.isError) return <Failed error={begun.error} retry={() => void begun.refetch()} />
  if (!begun.data)
    return (
      <Waiting>
        <TextSkeleton lines={8} />
      </Waiting>
    )
  const { secret, uri, setUp } = begun.data
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    if (code.trim()) confirm.mutate(setUp)
  }
  return (
    <form onSubmit={submit} noValidate>
      <ol className={classes.steps}>
        <li>
          <p>{profile.stepApp}</p>
        </li>
        <li>
          <p>{profile.stepScan}</p>
          <Qr text={uri} label={profile.qr} />
          {/* Nobody scans the screen of the phone that they hold. */}
          <Anchor href={uri} size="sm" hiddenFrom="sm" mt="xs">
            {profile.openApp}
          </Anchor>
          <span className={classes.under}>{profile.cannotScan}</span>
          <span className={classes.secret}>
            {secret.replace(/.{4}(?=.)/g, '$& ')}
            <Copy value={secret} what={profile.secret} />
          </span>
        </li>
        <li>
          <Stack gap="sm">
            <TextInput
              label={profile.code}
              description={profile.stepCode}
              autoComplete="one-time-code"
              inputMode="numeric"
              spellCheck={false}
              value={code}
              onChange={event => setCode(event.currentTarget.value)}
            />
            <Refusal error={confirm.error} />
            <Button
              type="submit"
              loading={confirm.isPending}
              disabled={!code.trim()}
              style={{ alignSelf: 'flex-start' }}
            >
              {profile.turnOn}
            </Button>
          </Stack>
        </li>
      </ol>
    </form>
  )
}
