import { CloseButton } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { StepName } from '../../../contract/home.ts'
import { TextLink } from '../../parts/link.tsx'
import { useMay, useSession } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import classes from './home.module.css'
import { stepsQuery } from './home-calls.ts'

const leadTo: Record<StepName, '/contacts' | '/lists' | '/campaigns' | null> = {
  contacts: '/contacts',
  sender: '/lists',
  domain: null,
  campaign: '/campaigns',
}

/** What a new account does first. It goes when all is done, or when somebody puts it away. */
export function Steps() {
  const say = useSay()
  const { home } = say.words
  const may = useMay('marketer')
  const { account } = useSession()
  const [away, setAway] = useLocalStorage({ key: `postolka.steps.${account.id}`, defaultValue: false })
  const { data } = useQuery({ ...stepsQuery, enabled: may && !away })
  if (!may || away || !data || data.steps.every(step => step.isDone)) return null
  const next = data.steps.find(step => !step.isDone)
  const done = data.steps.filter(step => step.isDone).length
  return (
    <section className={classes.steps} aria-label={home.steps}>
      <div className={classes.stepsHead}>
        <h2>{home.steps}</h2>
        <span className={classes.small}>
          {say.fill(home.stepsDone, { done: say.number(done), all: say.number(data.steps.length) })}
        </span>
        <CloseButton aria-label={home.putAway} onClick={() => setAway(true)} />
      </div>
      <ol>
        {data.steps.map(({ name, isDone }) => {
          const to = leadTo[name]
          return (
            <li key={name} data-done={isDone || undefined} aria-current={name === next?.name ? 'step' : undefined}>
              {isDone ? (
                <IconCircleCheckFilled size={20} role="img" aria-label={home.stepDone} />
              ) : (
                <IconCircle size={20} stroke={1.5} role="img" aria-label={home.stepOpen} />
              )}
              <div>
                {to && !isDone ? (
                  <TextLink to={to} className={classes.name}>
                    {home.stepNames[name].name}
                  </TextLink>
                ) : (
                  <span className={classes.name}>{home.stepNames[name].name}</span>
                )}
                {!isDone && <div className={classes.small}>{home.stepNames[name].why}</div>}
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
