import { Button, Group } from '@mantine/core'
import { IconRefresh, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { senderDomains } from '../../../contract/index.ts'
import type { Domain } from '../../../contract/sender-domain.ts'
import { call } from '../../call.ts'
import { Copy } from '../../parts/copy.tsx'
import { Dot, type Tone } from '../../parts/dot.tsx'
import { useTell } from '../../parts/notify.ts'
import { Part } from '../../parts/page.tsx'
import { useSay } from '../../words/voice.ts'
import classes from './domains.module.css'
import { domainsQuery } from './domains-page.tsx'

export function DomainPart({ domain }: { domain: Domain }) {
  const say = useSay()
  const { domains } = say.words
  const queries = useQueryClient()
  const tell = useTell()
  const after = {
    onError: tell.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: domainsQuery.queryKey }),
  }
  const params = { id: domain.id }
  const check = useMutation({ mutationFn: () => call(senderDomains.check, { params }), ...after })
  const remove = useMutation({
    mutationFn: () => call(senderDomains.remove, { params }),
    onSuccess: ({ name }) => tell.done(say.fill(domains.removedTell, { name })),
    ...after,
  })
  const when = domain.checkedAt ? say.fill(domains.checked, { when: say.ago(domain.checkedAt) }) : domains.neverChecked
  return (
    <Part
      title={domain.name}
      lead={
        <span className={classes.state}>
          <State domain={domain} /> {when}
        </span>
      }
      actions={
        <Group gap="xs">
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconRefresh size={15} aria-hidden />}
            loading={check.isPending}
            onClick={() => check.mutate()}
          >
            {domains.check}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconTrash size={15} aria-hidden />}
            loading={remove.isPending}
            aria-label={`${domains.remove}: ${domain.name}`}
            onClick={() => remove.mutate()}
          >
            {domains.remove}
          </Button>
        </Group>
      }
    >
      <Records domain={domain} />
    </Part>
  )
}

function State({ domain }: { domain: Domain }) {
  const { domains } = useSay().words
  if (domain.isValid) return <Dot tone="good">{domains.valid}</Dot>
  const isAsked = domain.hasSpf !== null || domain.hasDmarc !== null
  return isAsked ? <Dot tone="bad">{domains.invalid}</Dot> : <Dot tone="still">{domains.unknown}</Dot>
}

function Records({ domain: { name, hasSpf, hasDmarc } }: { domain: Domain }) {
  const say = useSay()
  const { domains } = say.words
  return (
    <dl className={classes.records} aria-label={say.fill(domains.records, { name })}>
      <RecordLine kind="SPF" host={name} value="v=spf1 include:… ~all" found={hasSpf} why={domains.spfWhy} />
      <RecordLine kind="DKIM" found="byService" why={domains.dkimWhy} />
      <RecordLine
        kind="DMARC"
        host={`_dmarc.${name}`}
        value="v=DMARC1; p=none"
        found={hasDmarc}
        why={domains.dmarcWhy}
      />
    </dl>
  )
}

interface LineProps {
  kind: string
  host?: string
  value?: string
  found: boolean | null | 'byService'
  why: string
}

function RecordLine({ kind, host, value, found, why }: LineProps) {
  const { domains } = useSay().words
  const tone: Tone = found === true ? 'good' : found === false ? 'bad' : 'still'
  const word =
    found === 'byService'
      ? domains.byService
      : found === null
        ? domains.unknown
        : found
          ? domains.found
          : domains.missing
  return (
    <>
      <dt>
        {kind}
        <Dot tone={tone}>{word}</Dot>
      </dt>
      <dd>
        {host && value && (
          <p className={classes.text}>
            <span>TXT</span>
            <code>{host}</code>
            <Copy value={host} what={`${kind}, ${domains.name}`} />
            <code>{value}</code>
            <Copy value={value} what={`${kind}, ${domains.value}`} />
          </p>
        )}
        <p className={classes.why}>{why}</p>
      </dd>
    </>
  )
}
