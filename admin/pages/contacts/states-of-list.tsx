import { UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import { useId } from 'react'
import type { Subscription } from '../../../contract/contact-detail.ts'
import { useSay } from '../../words/voice.ts'
import classes from './contact-page.module.css'

/** How a subscription came to where it is, newest first; folded away until asked for. */
export function States({ subscription }: { subscription: Subscription }) {
  const say = useSay()
  const { words } = say
  const [opened, fold] = useDisclosure()
  const id = useId()
  if (subscription.history.length === 0) return null
  const channels = words.contact.channels as Record<string, string>
  return (
    <div className={classes.states}>
      <UnstyledButton className={classes.fold} aria-expanded={opened} aria-controls={id} onClick={fold.toggle}>
        {words.contact.states}
        <IconChevronDown size={14} aria-hidden style={{ transform: opened ? 'rotate(180deg)' : undefined }} />
      </UnstyledButton>
      <ol id={id} hidden={!opened} className={classes.stateList}>
        {subscription.history.map((change, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two changes may share the second
          <li key={i}>
            <time dateTime={change.at}>{say.moment(change.at)}</time>
            <span>
              {words.contacts.statuses[change.status]}
              {change.from &&
                ` (${say.fill(words.contact.stateBefore, { state: words.contacts.statuses[change.from] })})`}
              {' · '}
              {channels[change.channel] ?? change.channel}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
