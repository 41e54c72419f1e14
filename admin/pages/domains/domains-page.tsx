import { Alert, Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconWorldCheck } from '@tabler/icons-react'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { senderDomains } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { Forbidden } from '../../parts/forbidden.tsx'
import { useTell } from '../../parts/notify.ts'
import { Page } from '../../parts/page.tsx'
import { Asked, Empty, TextSkeleton } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { DomainPart } from './domain-part.tsx'
import classes from './domains.module.css'

export const domainsQuery = queryOptions({
  queryKey: ['sender-domains'],
  queryFn: () => call(senderDomains.all),
})

export function DomainsPage() {
  const { domains } = useSay().words
  return useMay('administrator') ? <ForAdministrators /> : <Forbidden title={domains.title} />
}

function ForAdministrators() {
  const { domains } = useSay().words
  const query = useQuery(domainsQuery)
  return (
    <Page title={domains.title} lead={domains.lead}>
      <Asked query={query} skeleton={<TextSkeleton lines={8} />}>
        {({ domains: all, areRequired }) => (
          <>
            {areRequired && (
              <Alert variant="light" color="gray" mb="lg">
                {domains.required}
              </Alert>
            )}
            <Add />
            {all.length === 0 && (
              <Empty
                icon={<IconWorldCheck size={28} stroke={1.5} aria-hidden />}
                title={domains.emptyTitle}
                lead={domains.emptyLead}
              />
            )}
            {all.map(domain => (
              <DomainPart key={domain.id} domain={domain} />
            ))}
          </>
        )}
      </Asked>
    </Page>
  )
}

function Add() {
  const say = useSay()
  const { domains } = say.words
  const queries = useQueryClient()
  const tell = useTell()
  const form = useForm({ initialValues: { name: '' } })
  const add = useMutation({
    mutationFn: ({ name }: { name: string }) => call(senderDomains.add, { body: { name: name.trim() } }),
    onSuccess: async ({ name }) => {
      form.reset()
      tell.done(say.fill(domains.addedTell, { name }))
      await queries.invalidateQueries({ queryKey: domainsQuery.queryKey })
    },
    onError: tell.failed,
  })
  return (
    <form className={classes.add} onSubmit={form.onSubmit(values => add.mutate(values))}>
      <TextInput
        label={domains.addLabel}
        description={domains.addHint}
        placeholder={domains.addPlaceholder}
        maxLength={255}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        {...form.getInputProps('name')}
      />
      <Button type="submit" loading={add.isPending} disabled={form.values.name.trim() === ''}>
        {domains.add}
      </Button>
    </form>
  )
}
