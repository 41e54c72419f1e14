import { Alert, Select, Stack, TextInput } from '@mantine/core'
import { type ListDetail, subscriptionStatuses } from '../../../contract/list.ts'
import { TextLink } from '../../parts/link.tsx'
import { Part } from '../../parts/page.tsx'
import { useSay } from '../../words/voice.ts'
import { ListGrowth } from '../reports/list-growth.tsx'
import classes from './list-page.module.css'
import type { ListDraft } from './use-list-draft.ts'

export function OverviewTab({ draft, locked }: { draft: ListDraft; locked: boolean }) {
  const say = useSay()
  const { lists, oneList } = say.words
  const { values, change, errors } = draft
  return (
    <>
      <Counts list={draft.list} />
      <ListGrowth listId={draft.list.id} />
      <fieldset disabled={locked} className={`${classes.settings} ${classes.narrow}`}>
        <Part title={lists.general} lead={say.fill(lists.createdOn, { day: say.day(draft.list.createdAt) })}>
          <Stack gap="md">
            <TextInput
              label={lists.name}
              description={lists.nameHint}
              value={values.name}
              error={errors.name}
              maxLength={200}
              onChange={event => change({ name: event.currentTarget.value })}
            />
            <Select
              label={lists.language}
              description={oneList.languageHint}
              data={[
                { value: 'cs', label: 'Čeština' },
                { value: 'en', label: 'English' },
              ]}
              allowDeselect={false}
              value={values.language}
              onChange={value => change({ language: value === 'en' ? 'en' : 'cs' })}
            />
          </Stack>
        </Part>
        <Part title={oneList.sender} lead={oneList.senderLead}>
          <Stack gap="md">
            {!values.fromEmail && (
              <Alert variant="light" color="yellow">
                {oneList.senderMissing}
              </Alert>
            )}
            <TextInput
              label={lists.fromName}
              value={values.fromName ?? ''}
              onChange={event => change({ fromName: event.currentTarget.value })}
            />
            <TextInput
              label={lists.fromEmail}
              type="email"
              value={values.fromEmail ?? ''}
              onChange={event => change({ fromEmail: event.currentTarget.value })}
            />
            <TextInput
              label={lists.replyTo}
              description={lists.replyToHint}
              type="email"
              value={values.replyTo ?? ''}
              onChange={event => change({ replyTo: event.currentTarget.value })}
            />
          </Stack>
        </Part>
      </fieldset>
    </>
  )
}

function Counts({ list }: { list: ListDetail }) {
  const say = useSay()
  return (
    <Part title={say.words.oneList.counts}>
      <dl className={classes.counts}>
        {subscriptionStatuses.map(status => (
          <div key={status}>
            <dt className="upper">{say.words.contacts.statuses[status]}</dt>
            <dd>
              <TextLink to="/contacts" search={{ list: list.id, state: status }}>
                {say.number(list.counts[status])}
              </TextLink>
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  )
}
