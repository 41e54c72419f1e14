import { queryOptions, useQuery } from '@tanstack/react-query'
import { developers } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { Forbidden } from '../../parts/forbidden.tsx'
import { ButtonLinkOut } from '../../parts/link.tsx'
import { Page } from '../../parts/page.tsx'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { Examples } from './examples.tsx'
import { Key } from './key.tsx'

export const keyQuery = queryOptions({ queryKey: ['developers', 'key'], queryFn: () => call(developers.readKey) })

export function DevelopersPage() {
  const { words } = useSay()
  return useMay('administrator') ? <ForAdministrators /> : <Forbidden title={words.developers.title} />
}

function ForAdministrators() {
  const { words } = useSay()
  const query = useQuery(keyQuery)
  return (
    <Page
      title={words.developers.title}
      lead={words.developers.lead}
      actions={
        <>
          <ButtonLinkOut href="/openapi.json">{words.developers.openapi}</ButtonLinkOut>
          <ButtonLinkOut href="/docs">{words.developers.docs}</ButtonLinkOut>
        </>
      }
    >
      <Asked query={query} skeleton={<TextSkeleton lines={10} />}>
        {apiKey => (
          <>
            <Key apiKey={apiKey} />
            <Examples apiKey={apiKey} />
          </>
        )}
      </Asked>
    </Page>
  )
}
