import { Badge, Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { sessions } from '../../../contract/index.ts'
import type { OpenSession } from '../../../contract/profile.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { Part } from '../../parts/page.tsx'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { useSession } from '../../session.ts'
import type { Say } from '../../words/say.ts'
import { useSay } from '../../words/voice.ts'
import classes from './profile.module.css'
import { sessionsQuery } from './profile-calls.ts'

export function SessionsPart() {
  const say = useSay()
  const { profile } = say.words
  const query = useQuery(sessionsQuery)
  const queries = useQueryClient()
  const tell = useTell()
  const endOthers = useMutation({
    mutationFn: () => call(sessions.endOthers),
    onSuccess: async ({ ended }) => {
      tell.done(say.plural(ended, profile.endedOthersTell))
      await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey })
    },
    onError: tell.failed,
  })
  const hasOthers = query.data?.sessions.some(session => !session.isThis)
  return (
    <Part
      title={profile.sessions}
      lead={profile.sessionsLead}
      actions={
        hasOthers && (
          <Button variant="default" size="xs" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {profile.endOthers}
          </Button>
        )
      }
    >
      <Asked query={query} skeleton={<TextSkeleton lines={4} />}>
        {({ sessions }) => (
          <ul className={classes.sessions}>
            {/* This one first: it is the one that everybody knows. */}
            {[...sessions.filter(one => one.isThis), ...sessions.filter(one => !one.isThis)].map(session => (
              <SessionRow key={session.id} session={session} />
            ))}
          </ul>
        )}
      </Asked>
    </Part>
  )
}

function SessionRow({ session }: { session: OpenSession }) {
  const say = useSay()
  const { profile } = say.words
  const { accounts } = useSession()
  const queries = useQueryClient()
  const tell = useTell()
  const end = useMutation({
    mutationFn: () => call(sessions.end, { params: { id: session.id } }),
    onSuccess: () => tell.done(profile.endedTell),
    onError: tell.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  })
  const device = deviceIn(say, session)
  const facts = [
    session.ip,
    accounts > 1 && session.account,
    say.fill(profile.since, { moment: say.moment(session.since) }),
    !session.isThis && say.fill(profile.seen, { ago: say.ago(session.seenAt) }),
  ]
  return (
    <li>
      <div>
        <span className={classes.device}>{device}</span>{' '}
        {session.isThis && (
          <Badge variant="light" size="sm">
            {profile.thisOne}
          </Badge>
        )}
        <span className={classes.under}>{facts.filter(Boolean).join(' · ')}</span>
      </div>
      {!session.isThis && (
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          aria-label={say.fill(profile.endLabel, { device })}
          loading={end.isPending}
          onClick={() => end.mutate()}
        >
          {profile.end}
        </Button>
      )}
    </li>
  )
}

function deviceIn(say: Say, { browser, system }: OpenSession) {
  const { profile } = say.words
  const names = [browser && profile.browsers[browser], system && profile.systems[system]].filter(Boolean)
  if (names.length === 0) return profile.unknownDevice
  return names.length === 1 ? names[0]! : say.fill(profile.device, { browser: names[0]!, system: names[1]! })
}
