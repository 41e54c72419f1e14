import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router'
import { session as sessionApi } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { forget, useSession } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { TwoFactorSetUp } from '../profile/two-factor-set-up.tsx'
import { EntryPage } from './entry-page.tsx'

const route = getRouteApi('/two-factor')

/** Where a member of an account that asks for two-factor is led; nothing else of it is open to them. */
export function TwoFactorPage() {
  const say = useSay()
  const { entry, shell } = say.words
  const { account, twoFactor } = useSession()
  const { back } = route.useSearch()
  const router = useRouter()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const out = useMutation({
    mutationFn: () => call(sessionApi.signOut),
    onSuccess: async () => {
      await navigate({ to: '/sign-in' })
      forget(queries)
    },
  })
  const goOn = () => router.history.push(`/app${back && /^\/(?!\/)/.test(back) ? back : '/'}`)
  const title = twoFactor.required ? entry.requiredTitle : say.words.profile.setUpTitle
  return (
    <EntryPage title={title} lead={twoFactor.required && say.fill(entry.requiredLead, { account: account.name })} wide>
      <TwoFactorSetUp finish={entry.continue} onFinished={goOn} />
      <Button variant="subtle" size="compact-sm" mt="lg" px={0} onClick={() => out.mutate()}>
        {shell.signOut}
      </Button>
    </EntryPage>
  )
}
