import { Select, Switch, TagsInput, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type BulkAction, type BulkField, bulkFields } from '../../../../contract/contact-bulk.ts'
import type { List } from '../../../../contract/list.ts'
import { type LegalBasis, legalBases } from '../../../../contract/shapes.ts'
import { useSay } from '../../../words/voice.ts'
import type { BulkKind } from './bulk-bar.tsx'
import { fieldName } from './condition-words.ts'
import { tagsQuery } from './table-calls.ts'

/** What is being filled in, of any action. */
export interface Draft {
  tags: string[]
  field: BulkField
  value: string
  listId: number | null
  key: string | null
  basis: LegalBasis | null
  source: string
  confirm: boolean
}

export const emptyDraft: Draft = {
  tags: [],
  field: 'city',
  value: '',
  listId: null,
  key: null,
  basis: null,
  source: '',
  confirm: true,
}

/** Null while something is missing. */
export function readAction(kind: BulkKind, draft: Draft): BulkAction | null {
  const { tags, field, value, listId, key, basis, confirm } = draft
  const source = draft.source.trim()
  switch (kind) {
    case 'addTags':
    case 'removeTags':
      return tags.length > 0 ? { do: kind, tags } : null
    case 'setProfile':
      return { do: kind, field, value }
    case 'setField':
      return listId !== null && key !== null ? { do: kind, listId, key, value } : null
    case 'subscribe':
      return listId !== null && basis && source ? { do: kind, listId, basis, source, confirm } : null
    case 'unsubscribe':
      return listId === null ? null : { do: kind, listId }
    case 'suppress':
    case 'delete':
      return { do: kind }
  }
}

interface ActionFieldsProps {
  kind: BulkKind
  draft: Draft
  lists: List[]
  onChange: (draft: Draft) => void
}

export function ActionFields(props: ActionFieldsProps) {
  const { kind } = props
  const t = useSay().words.contactTable
  if (kind === 'addTags' || kind === 'removeTags') return <TagFields {...props} />
  if (kind === 'setProfile') return <ProfileFields {...props} />
  if (kind === 'suppress') return <Text>{t.suppressLead}</Text>
  if (kind === 'delete') return <Text>{t.deleteLead}</Text>
  return (
    <>
      <ListField {...props} />
      {kind === 'setField' && <CustomFields {...props} />}
      {kind === 'subscribe' && <ProofFields {...props} />}
    </>
  )
}

function TagFields({ draft, onChange }: ActionFieldsProps) {
  const { words } = useSay()
  const { data } = useQuery(tagsQuery)
  return (
    <TagsInput
      data-autofocus
      label={words.contacts.tags}
      description={words.contacts.tagsHint}
      data={data?.tags.map(({ tag }) => tag) ?? []}
      value={draft.tags}
      maxTags={20}
      acceptValueOnBlur
      onChange={tags => onChange({ ...draft, tags })}
    />
  )
}

function ProfileFields({ draft, onChange }: ActionFieldsProps) {
  const say = useSay()
  const { words } = say
  const t = words.contactTable
  return (
    <>
      <Select
        label={t.fieldLabel}
        data={bulkFields.map(value => ({ value, label: fieldName(value, say) }))}
        value={draft.field}
        allowDeselect={false}
        onChange={field => onChange({ ...draft, field: field as BulkField, value: '' })}
      />
      {draft.field === 'gender' ? (
        <Select
          label={t.value}
          description={t.emptyClears}
          data={(['female', 'male'] as const).map(value => ({ value, label: words.contacts.genders[value] }))}
          value={draft.value || null}
          clearable
          onChange={value => onChange({ ...draft, value: value ?? '' })}
        />
      ) : (
        <ValueField draft={draft} type={draft.field === 'birthday' ? 'date' : 'text'} onChange={onChange} />
      )}
    </>
  )
}

function ValueField({ draft, type, onChange }: Pick<ActionFieldsProps, 'draft' | 'onChange'> & { type: string }) {
  const t = useSay().words.contactTable
  return (
    <TextInput
      label={t.value}
      description={t.emptyClears}
      type={type}
      maxLength={1000}
      value={draft.value}
      onChange={event => onChange({ ...draft, value: event.currentTarget.value })}
    />
  )
}

function ListField({ draft, lists, onChange }: ActionFieldsProps) {
  const t = useSay().words.contactTable
  return (
    <Select
      label={t.list}
      data={lists.map(list => ({ value: String(list.id), label: list.name }))}
      value={draft.listId === null ? null : String(draft.listId)}
      onChange={value => onChange({ ...draft, listId: value ? Number(value) : null, key: null })}
    />
  )
}

function CustomFields({ draft, lists, onChange }: ActionFieldsProps) {
  const t = useSay().words.contactTable
  const list = lists.find(one => one.id === draft.listId)
  const field = list?.fields.find(one => one.key === draft.key)
  return (
    <>
      <Select
        label={t.fieldLabel}
        disabled={!list}
        data={list?.fields.map(one => ({ value: one.key, label: one.name })) ?? []}
        value={draft.key}
        onChange={key => onChange({ ...draft, key })}
      />
      <ValueField draft={draft} type={field?.type === 'date' ? 'date' : 'text'} onChange={onChange} />
    </>
  )
}

function ProofFields({ draft, lists, onChange }: ActionFieldsProps) {
  const t = useSay().words.contactTable
  const list = lists.find(one => one.id === draft.listId)
  return (
    <>
      <Select
        label={t.basis}
        data={legalBases.map(value => ({ value, label: t.bases[value] }))}
        value={draft.basis}
        onChange={basis => onChange({ ...draft, basis: basis as Draft['basis'] })}
      />
      <TextInput
        label={t.basisSource}
        placeholder={t.basisSourcePlaceholder}
        maxLength={200}
        value={draft.source}
        onChange={event => onChange({ ...draft, source: event.currentTarget.value })}
      />
      {list?.doubleOptin && (
        <Switch
          label={t.confirm}
          description={t.confirmHint}
          checked={draft.confirm}
          onChange={event => onChange({ ...draft, confirm: event.currentTarget.checked })}
        />
      )}
    </>
  )
}
