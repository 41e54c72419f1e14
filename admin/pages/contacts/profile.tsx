import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ContactDetail, ContactInput } from '../../../contract/contact-detail.ts'
import { oneContact } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { Part } from '../../parts/page.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { contactQuery } from './contact-calls.ts'
import classes from './contact-page.module.css'
import { InlineField, InlineTags } from './inline-field.tsx'

type TextField = Exclude<keyof ContactInput, 'tags'>
const groups = {
  groupWho: ['name', 'surname', 'pretitle', 'surtitle', 'birthday', 'company'],
  groupHow: ['vocative', 'vocativeSurname', 'gender', 'nameday'],
  groupWhere: ['phone', 'street', 'city', 'zip', 'country', 'notes'],
} as const satisfies Record<string, TextField[]>
/** The server names what it worked out by its column. */
const columns: Partial<Record<TextField, string>> = { vocativeSurname: 'vocative_surname' }

export function Profile({ contact }: { contact: ContactDetail }) {
  const { words } = useSay()
  const may = useMay('marketer')
  const queries = useQueryClient()
  const tell = useTell()
  const change = useMutation({
    mutationFn: (body: ContactInput) => call(oneContact.change, { params: { id: contact.id }, body }),
    onSuccess: changed => {
      queries.setQueryData(contactQuery(contact.id).queryKey, changed)
      void queries.invalidateQueries({ queryKey: ['contacts', 'page'] })
    },
    onError: tell.failed,
  })
  const save = (field: TextField, value: string | null) => change.mutate({ [field]: value } as ContactInput)
  return (
    <Part title={words.contacts.profile}>
      {Object.entries(groups).map(([group, fields]) => (
        <div key={group} className={classes.group}>
          <p className={classes.groupTitle}>{words.contacts[group as keyof typeof groups]}</p>
          {fields.map(field => (
            <ProfileField key={field} contact={contact} field={field} locked={!may} save={save} />
          ))}
          {group === 'groupWho' && (
            <InlineTags tags={contact.tags} locked={!may} save={tags => change.mutate({ tags })} />
          )}
        </div>
      ))}
    </Part>
  )
}

interface ProfileFieldProps {
  contact: ContactDetail
  field: TextField
  locked: boolean
  save: (field: TextField, value: string | null) => void
}

function ProfileField({ contact, field, locked, save }: ProfileFieldProps) {
  const say = useSay()
  const { words } = say
  const value = contact[field] ?? null
  const shared = {
    label: words.contacts.fields[field],
    value,
    locked,
    derived: contact.derived.includes(columns[field] ?? field),
    save: (next: string | null) => save(field, next),
  }
  switch (field) {
    case 'gender':
      return (
        <InlineField
          {...shared}
          shown={contact.gender && words.contacts.genders[contact.gender]}
          choices={[
            { value: 'female', label: words.contacts.genders.female },
            { value: 'male', label: words.contacts.genders.male },
          ]}
        />
      )
    case 'nameday':
      return (
        <InlineField
          {...shared}
          shown={value && say.monthDay(value)}
          hint={words.contacts.namedayHint}
          save={next => save(field, next && monthDayOf(next))}
        />
      )
    case 'birthday':
      return <InlineField {...shared} shown={value && say.date(value)} kind="date" />
    case 'notes':
      return <InlineField {...shared} kind="long" />
    default:
      return <InlineField {...shared} />
  }
}

/** `24. 6.` as people write it becomes `06-24`; anything else is left for the server to judge. */
export function monthDayOf(text: string) {
  const [, day, month] = /^(\d{1,2})\.\s*(\d{1,2})\.?$/.exec(text) ?? []
  return day && month ? `${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
}
