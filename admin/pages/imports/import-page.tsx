import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Import } from '../../../contract/import.ts'
import { imports } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { useTell } from '../../parts/notify.ts'
import { Page } from '../../parts/page.tsx'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { CheckStep } from './check-step.tsx'
import { ColumnsStep } from './columns-step.tsx'
import { ConsentStep } from './consent-step.tsx'
import { FileStep } from './file-step.tsx'
import { importQuery } from './import-calls.ts'
import classes from './imports.module.css'
import { type ImportStep, importSteps } from './steps.ts'

const route = getRouteApi('/inside/imports/$id')

export function ImportPage() {
  const { id } = route.useParams()
  const { words } = useSay()
  const query = useQuery(importQuery(id))
  return (
    <Asked query={query} skeleton={<TextSkeleton />}>
      {one => (
        <Page title={one.fileName} back={{ to: '/imports', word: words.imports.title }} actions={<Discard one={one} />}>
          <Wizard one={one} />
        </Page>
      )}
    </Asked>
  )
}

/** A draft is asked step by step; what has been started shows only where it stands. */
function Wizard({ one }: { one: Import }) {
  const { words } = useSay()
  const may = useMay('marketer')
  const navigate = route.useNavigate()
  const asked = route.useSearch().step
  const isOpen = may && (one.state === 'draft' || one.state === 'checked')
  const step: ImportStep = isOpen ? (asked ?? (one.state === 'checked' ? 'check' : 'file')) : 'check'
  const go = (to: ImportStep) => void navigate({ search: { step: to } })
  const beside = (by: number) => importSteps[importSteps.indexOf(step) + by]
  const next = beside(1)
  const before = beside(-1)
  return (
    <>
      {isOpen && (
        <nav aria-label={words.imports.stepsLabel}>
          <ol className={classes.steps}>
            {importSteps.map((name, no) => (
              <li key={name}>
                <Link
                  from="/imports/$id"
                  to="/imports/$id"
                  search={{ step: name }}
                  className={classes.step}
                  style={{ textDecoration: 'none' }}
                  data-current={name === step || undefined}
                >
                  {no + 1}. {words.imports.steps[name]}
                </Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {step === 'file' && <FileStep one={one} />}
      {step === 'columns' && <ColumnsStep one={one} />}
      {step === 'consent' && <ConsentStep one={one} onDone={() => go('check')} onBack={() => go('columns')} />}
      {step === 'check' && <CheckStep one={one} />}
      {isOpen && step !== 'consent' && (
        <div className={classes.feet}>
          {before ? (
            <Button variant="default" onClick={() => go(before)}>
              {words.imports.back}
            </Button>
          ) : (
            <span />
          )}
          {next && <Button onClick={() => go(next)}>{words.imports.next}</Button>}
        </div>
      )}
    </>
  )
}

function Discard({ one }: { one: Import }) {
  const { words } = useSay()
  const may = useMay('marketer')
  const [asking, dialog] = useDisclosure()
  const queries = useQueryClient()
  const navigate = route.useNavigate()
  const tell = useTell()
  const remove = useMutation({
    mutationFn: () => call(imports.remove, { params: { id: one.id } }),
    onSuccess: async () => {
      await navigate({ to: '/imports' })
      queries.removeQueries({ queryKey: importQuery(one.id).queryKey })
      await queries.invalidateQueries({ queryKey: ['imports'] })
    },
    onError: tell.failed,
  })
  if (!may || (one.state !== 'draft' && one.state !== 'checked')) return null
  return (
    <>
      <Button variant="default" onClick={dialog.open}>
        {words.imports.delete}
      </Button>
      <Confirm
        opened={asking}
        onClose={dialog.close}
        title={words.imports.deleteTitle}
        action={words.imports.delete}
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        {words.imports.deleteLead}
      </Confirm>
    </>
  )
}
