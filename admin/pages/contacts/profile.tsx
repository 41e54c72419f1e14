import { UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPencil } from '@tabler/icons-react'
import type { ContactDetail, ContactInput } from '../../../contract/contact-detail.ts'
import { oneContact } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { Address } from '../../parts/address.tsx'
import { Part } from '../../parts/page.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { ChangeAddress } from './change-address.tsx'
import classes from './contact-page.module.css'
import { InlineField } from './inline-field.tsx'
import { InlineTags } from './inline-tags.tsx'
import { useContactChanged } from './record-calls.ts'

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
  const changed = useContactChanged()
  const change = async (body: ContactInput) =>
    await changed(await call(oneContact.change, { params: { id: contact.id }, body }))
  const save = (field: TextField, value: string | null) => change({ [field]: value } as ContactInput)
  return (
    <Part title={words.contacts.profile}>
      {Object.entries(groups).map(([group, fields]) => (
        <div key={group} className={classes.group}>
          <p className={classes.groupTitle}>{words.contacts[group as keyof typeof groups]}</p>
          {group === 'groupWhere' && <Mailbox contact={contact} locked={!may} />}
          {fields.map(field => (
            <ProfileField key={field} contact={contact} field={field} locked={!may} save={save} />
          ))}
          {group === 'groupWho' && <InlineTags tags={contact.tags} locked={!may} save={tags => change({ tags })} />}
          {group === 'groupHow' && may && <p className={classes.note}>{words.contact.givenBack}</p>}
        </div>
      ))}
    </Part>
  )
}

/** Another address is more than another value, so it is asked for in a dialog. */
function Mailbox({ contact, locked }: { contact: ContactDetail; locked: boolean }) {
  const say = useSay()
  const { words } = say
  const [opened, dialog] = useDisclosure()
  return (
    <div className={classes.field}>
      <span className={classes.label}>{words.contact.email}</span>
      {locked ? (
        <span className={classes.value}>
          <Address of={contact.email} />
        </span>
      ) : (
        <UnstyledButton
          className={classes.value}
          aria-label={`${words.contact.changeAddress}. ${contact.email}`}
          onClick={dialog.open}
        >
          <Address of={contact.email} />
          <IconPencil size={15} className={classes.pencil} aria-hidden />
        </UnstyledButton>
      )}
      <ChangeAddress contact={contact} opened={opened} onClose={dialog.close} />
    </div>
  )
}

interface ProfileFieldProps {
  contact: ContactDetail
  field: TextField
  locked: boolean
  save: (field: TextField, value: string | null) => Promise<unknown>
}

function ProfileField({ contact, field, locked, save }: ProfileFieldProps) {
  const say = useSay()
  const { words } = say
  const value = contact[field] ?? null
  const shared = {
    label: words.contacts.fields[field],
    value,
    locked,
    wrong: words.contact.wrong.text,
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
          wrong={words.contact.wrong.nameday}
          save={next => save(field, next && monthDayOf(next))}
        />
      )
    case 'birthday':
      return <InlineField {...shared} shown={value && say.date(value)} kind="date" wrong={words.contact.wrong.date} />
    case 'notes':
      return <InlineField {...shared} kind="long" />
    default:
      return <InlineField {...shared} />
  }
}

/** `24. 6.` as people write it becomes `06-24`; anything else is left for the server to judge. */
export function monthDayOf(text: string) {
  const [, day, month] = /^(\d{1,2})\.\s*(\d{1,2})\.?$/.exec(text.trim()) ?? []
  return day && month ? `${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
}
