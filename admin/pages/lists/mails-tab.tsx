import { Stack, Switch } from '@mantine/core'
import { Part } from '../../parts/page.tsx'
import { useSay } from '../../words/voice.ts'
import classes from './list-page.module.css'
import { MailTexts } from './mail-texts.tsx'
import type { ListDraft, Settings } from './use-list-draft.ts'

export function MailsTab({ draft, locked }: { draft: ListDraft; locked: boolean }) {
  const { words } = useSay()
  const { lists, oneList } = words
  const { mails } = oneList
  const { doubleOptin } = draft.values
  return (
    <>
      <div className={classes.pair}>
        <Part title={mails.joining}>
          <Stack gap="md">
            <Toggle
              draft={draft}
              setting="doubleOptin"
              label={lists.doubleOptin}
              hint={doubleOptin ? lists.doubleOptinOn : lists.doubleOptinOff}
            />
            <Toggle draft={draft} setting="thanksSend" label={mails.thanks} hint={mails.thanksHint} />
          </Stack>
        </Part>
        <Part title={mails.leaving}>
          <Stack gap="md">
            <Toggle draft={draft} setting="doubleOptout" label={mails.doubleOptout} hint={mails.doubleOptoutHint} />
            <Toggle draft={draft} setting="leavesEverywhere" label={mails.everywhere} hint={mails.everywhereHint} />
            <Toggle draft={draft} setting="goodbyeSend" label={mails.goodbye} hint={mails.goodbyeHint} />
          </Stack>
        </Part>
      </div>
      <MailTexts draft={draft} locked={locked} />
    </>
  )
}

interface ToggleProps {
  draft: ListDraft
  setting: { [K in keyof Settings]: Settings[K] extends boolean ? K : never }[keyof Settings]
  label: string
  hint: string
}

function Toggle({ draft, setting, label, hint }: ToggleProps) {
  return (
    <Switch
      label={label}
      description={hint}
      checked={draft.values[setting]}
      onChange={event => draft.change({ [setting]: event.currentTarget.checked })}
    />
  )
}
