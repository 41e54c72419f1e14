import { useMutation } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { campaigns, templates } from '../../../contract/index.ts'
import type { TemplateInput } from '../../../contract/template.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { Page } from '../../parts/page.tsx'
import { useSay } from '../../words/voice.ts'
import { useBlank } from '../campaigns/begin.ts'
import { Gallery } from './gallery.tsx'
import { useNewTemplate } from './template-calls.ts'

const route = getRouteApi('/inside/templates/new')

export function NewTemplatePage() {
  const say = useSay()
  const { words } = say
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const tell = useTell()
  const create = useNewTemplate()
  const blank = useBlank()
  const read = useMutation({
    mutationFn: async (ask: () => Promise<TemplateInput>) => await ask(),
    onSuccess: content => create.mutate(content),
    onError: tell.failed,
  })
  return (
    <Page
      title={words.templates.newTitle}
      lead={words.templates.newLead}
      back={{ to: '/templates', word: words.templates.title }}
    >
      <Gallery
        withTransactional
        chosen={search}
        choose={next => void navigate({ search: next, replace: true })}
        busy={create.isPending || read.isPending}
        onBlank={() => create.mutate({ name: words.templates.untitled, language: say.language, html: blank })}
        onStarter={({ key, language, subject, mjml }) =>
          create.mutate({ name: words.templates.starters[key].name, language, subject, mjml })
        }
        onTemplate={id =>
          read.mutate(async () => {
            const { name, language, subject, html, mjml } = await call(templates.read, { params: { id } })
            return { name: say.fill(words.templates.copyName, { name }).slice(0, 200), language, subject, html, mjml }
          })
        }
        onCampaign={id =>
          read.mutate(async () => {
            const { title, subject, html, mjml } = await call(campaigns.read, { params: { id } })
            return { name: title.slice(0, 200), language: say.language, subject, html, mjml }
          })
        }
      />
    </Page>
  )
}
