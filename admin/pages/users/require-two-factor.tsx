import { Switch } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { account } from '../../../contract/index.ts'
import type { Member } from '../../../contract/users.ts'
import { call } from '../../call.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { TextLink } from '../../parts/link.tsx'
import { useTell } from '../../parts/notify.ts'
import { Part } from '../../parts/page.tsx'
import { sessionQuery, useSession } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { settingsQuery } from '../account/account-calls.ts'
import classes from './users.module.css'

/** Asked of everybody, once whoever asks has it. */
export function RequireTwoFactor({ members }: { members: Member[] }) {
  const say = useSay()
  const { users, general } = say.words
  const { twoFactor } = useSession()
  const { data } = useQuery(settingsQuery)
  const queries = useQueryClient()
  const tell = useTell()
  const [asking, dialog] = useDisclosure()
  const missing = members.filter(member => !member.twoFactor).length
  const set = useMutation({
    mutationFn: (twoFactorRequired: boolean) => call(account.change, { body: { twoFactorRequired } }),
    onSuccess: async changed => {
      queries.setQueryData(settingsQuery.queryKey, changed)
      tell.done(changed.twoFactorRequired ? users.requiredTell : users.notRequiredTell)
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
    },
    onError: tell.failed,
    onSettled: dialog.close,
  })
  const isOn = data?.twoFactorRequired ?? false
  const flip = () => {
    if (!isOn && missing > 0) dialog.open()
    else set.mutate(!isOn)
  }
  return (
    <Part title={users.twoFactor}>
      <Switch
        label={users.require}
        description={`${users.requireWhy} ${missing > 0 ? say.plural(missing, users.requireMissing) : users.requireAll}`}
        checked={isOn}
        disabled={!data || (!twoFactor.on && !isOn)}
        onChange={flip}
      />
      {!twoFactor.on && !isOn && <First />}
      <Confirm
        opened={asking}
        onClose={dialog.close}
        title={users.requireTitle}
        action={users.require}
        danger={false}
        busy={set.isPending}
        onConfirm={() => set.mutate(true)}
      >
        <span className="upper" style={{ display: 'block' }}>
          {say.fill(users.requireLead, { people: say.plural(missing, general.people) })}
        </span>
      </Confirm>
    </Part>
  )
}

function First() {
  const { users } = useSay().words
  const [before, after] = users.requireFirst.split('{link}')
  return (
    <p className={classes.first}>
      {before}
      <TextLink to="/profile">{users.requireFirstLink}</TextLink>
      {after}
    </p>
  )
}
