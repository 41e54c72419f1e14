import { Collapse, Text, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import type { CampaignReport } from '../../../contract/report.ts'
import { Part } from '../../parts/page.tsx'
import { useSay } from '../../words/voice.ts'
import classes from './report.module.css'

type Reason = CampaignReport['bounces'][number]

/** Why servers would not take it, in words; what they said word by word is one press away. */
export function Bounces({ bounces }: { bounces: CampaignReport['bounces'] }) {
  const { words } = useSay()
  return (
    <Part title={words.report.bounces}>
      {bounces.length === 0 ? (
        <Text c="dimmed">{words.report.bouncesEmpty}</Text>
      ) : (
        <ul className={classes.reasons}>
          {bounces.map(reason => (
            <OneReason key={reason.reason} reason={reason} />
          ))}
        </ul>
      )}
    </Part>
  )
}

function OneReason({ reason }: { reason: Reason }) {
  const say = useSay()
  const { report } = say.words
  const [open, replies] = useDisclosure()
  const meaning = report.reasons[reason.reason]
  return (
    <li className={classes.reason}>
      <div className={classes.reasonHead}>
        <div>
          <div className={classes.reasonName}>{meaning.name}</div>
          <div className={classes.small}>{meaning.advice}</div>
        </div>
        <div className={classes.reasonCount}>
          {reason.refused > 0 && say.plural(reason.refused, report.refusedCount)}
          {reason.deferred > 0 && (
            <div className={classes.small}>{say.plural(reason.deferred, report.deferredCount)}</div>
          )}
        </div>
      </div>
      <UnstyledButton className={classes.unfold} aria-expanded={open} onClick={replies.toggle}>
        {say.fill(report.replies, { n: say.number(reason.replies.length) })}
        <IconChevronDown size={14} aria-hidden data-open={open || undefined} />
      </UnstyledButton>
      <Collapse expanded={open}>
        <ul className={classes.replies}>
          {reason.replies.map(({ reply, state, recipients }) => (
            <li key={`${state} ${reply}`}>
              <code>{reply || report.noReply}</code>
              <span>{say.plural(recipients, say.words.general.people)}</span>
            </li>
          ))}
        </ul>
      </Collapse>
    </li>
  )
}
