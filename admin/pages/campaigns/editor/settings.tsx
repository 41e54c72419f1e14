import { TextInput } from '@mantine/core'
import type { CampaignInput } from '../../../../contract/campaign.ts'
import { useSay } from '../../../words/voice.ts'
import { PaceField } from '../pace-field.tsx'
import { Relations } from '../relations.tsx'
import classes from './editor.module.css'
import { ListsField } from './lists-field.tsx'
import type { Draft } from './use-draft.ts'

export function Settings({ draft, locked }: { draft: Draft; locked: boolean }) {
  const { words } = useSay()
  const { values } = draft
  const bind = (key: 'subject' | 'fromName' | 'fromEmail') => ({
    label: words.editor[key],
    value: values[key],
    readOnly: locked,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      draft.change({ [key]: event.currentTarget.value } as CampaignInput),
  })
  return (
    <section className={classes.settings} aria-label={words.editor.details}>
      {values.resendOf && (
        <div className={classes.whole}>
          <Relations campaign={values} />
        </div>
      )}
      <div className={classes.subject}>
        <TextInput {...bind('subject')} placeholder={words.editor.subjectPlaceholder} maxLength={500} />
      </div>
      <ListsField draft={draft} locked={locked} />
      <TextInput {...bind('fromName')} />
      <TextInput {...bind('fromEmail')} type="email" autoComplete="off" />
      <TextInput
        label={words.editor.replyTo}
        type="email"
        autoComplete="off"
        placeholder={words.editor.replyToPlaceholder}
        value={values.replyTo ?? ''}
        readOnly={locked}
        onChange={event => draft.change({ replyTo: event.currentTarget.value || null })}
      />
      <div className={classes.whole}>
        <PaceField perHour={values.perHour} locked={locked} change={perHour => draft.change({ perHour })} />
      </div>
    </section>
  )
}
