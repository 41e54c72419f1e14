import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Page } from '../../parts/page.tsx'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { templateQuery } from './template-calls.ts'
import { TemplateEditor } from './template-editor.tsx'

const route = getRouteApi('/inside/templates/$id')

export function TemplatePage() {
  const { id } = route.useParams()
  const { words } = useSay()
  const may = useMay('marketer')
  const query = useQuery(templateQuery(id))
  const skeleton = (
    <Page title={words.templates.title} back={{ to: '/templates', word: words.templates.title }} heading=" ">
      <TextSkeleton lines={12} />
    </Page>
  )
  return (
    <Asked query={query} skeleton={skeleton}>
      {template => <TemplateEditor key={template.id} template={template} locked={!may} />}
    </Asked>
  )
}
