import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Reply } from '../../../contract/endpoint.ts'
import type { twoFactor } from '../../../contract/index.ts'
import { Dot } from '../../parts/dot.tsx'
import { Part } from '../../parts/page.tsx'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import { NewCodes } from './new-codes.tsx'
import classes from './profile.module.css'
import { twoFactorQuery } from './profile-calls.ts'
import { TurnOff } from './turn-off.tsx'
import { TwoFactorSetUp } from './two-factor-set-up.tsx'

export function TwoFactorPart() {
  const { profile } = useSay().words
  const query = useQuery(twoFactorQuery)
  return (
    <Part title={profile.twoFactor} lead={profile.twoFactorLead}>
      <Asked query={query} skeleton={<TextSkeleton lines={1} />}>
        {state => (state.on ? <On state={state} /> : <Off />)}
      </Asked>
    </Part>
  )
}

function On({ state }: { state: Reply<typeof twoFactor.read> }) {
  const say = useSay()
  const { profile } = say.words
  const { since, recoveryCodesLeft } = state
  return (
    <div className={classes.state}>
      <div>
        <Dot tone="good">{say.fill(profile.onSince, { day: since ? say.day(since) : '' })}</Dot>
        <span className={classes.under}>{say.plural(recoveryCodesLeft, profile.codesLeft)}</span>
      </div>
      <NewCodes />
      <TurnOff />
    </div>
  )
}

function Off() {
  const { profile } = useSay().words
  const [opened, dialog] = useDisclosure()
  const [hasCodes, setHasCodes] = useState(false)
  return (
    <div className={classes.state}>
      <Dot tone="still">{profile.off}</Dot>
      <Button variant="default" onClick={dialog.open}>
        {profile.setUp}
      </Button>
      <Modal
        opened={opened}
        onClose={dialog.close}
        title={profile.setUpTitle}
        closeOnClickOutside={false}
        closeOnEscape={!hasCodes}
        withCloseButton={!hasCodes}
      >
        <TwoFactorSetUp finish={profile.codesDone} onFinished={dialog.close} onCodes={() => setHasCodes(true)} />
      </Modal>
    </div>
  )
}
