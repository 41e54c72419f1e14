import { MultiSelect, Select, UnstyledButton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ContactFilter } from '../../../../contract/contact-filter.ts'
import { type List, type SubscriptionStatus, subscriptionStatuses } from '../../../../contract/list.ts'
import { SearchBox } from '../../../parts/search-box.tsx'
import { useSay } from '../../../words/voice.ts'
import { AddCondition } from './add-condition.tsx'
import { chipsOf } from './condition-words.ts'
import classes from './table.module.css'

interface FilterBarProps {
  filter: ContactFilter
  lists: List[]
  onChange: (filter: ContactFilter) => void
}

/** The filter as it stands in the address: search, list, states, and a chip for each further condition. */
export function FilterBar({ filter, lists, onChange }: FilterBarProps) {
  const say = useSay()
  const { words } = say
  const t = words.contactTable
  const list = lists.find(one => one.id === filter.listId)
  const chooseList = (value: string | null) => {
    const { listId: _, noList: _no, states: _states, fields: _fields, ...rest } = filter
    const chosen = value === 'none' ? { noList: true } : value ? { listId: Number(value) } : {}
    onChange({ ...rest, ...chosen })
  }
  const chips = chipsOf(filter, list, say)
  return (
    <div className={classes.filters}>
      <div className={classes.search}>
        <SearchBox value={filter.search} label={t.search} onSearch={search => onChange({ ...filter, search })} />
      </div>
      <Select
        className={classes.list}
        aria-label={words.contacts.list}
        placeholder={words.contacts.anyList}
        data={[...lists.map(one => ({ value: String(one.id), label: one.name })), { value: 'none', label: t.inNoList }]}
        value={filter.noList ? 'none' : filter.listId ? String(filter.listId) : null}
        onChange={chooseList}
        clearable
        searchable={lists.length > 8}
      />
      {list && (
        <MultiSelect
          className={classes.states}
          aria-label={words.contacts.status}
          placeholder={filter.states?.length ? undefined : t.allStates}
          data={subscriptionStatuses.map(value => ({
            value,
            label: `${words.contacts.statuses[value]} (${say.number(list.counts[value])})`,
          }))}
          value={filter.states ?? []}
          onChange={states =>
            onChange({ ...filter, states: states.length > 0 ? (states as SubscriptionStatus[]) : undefined })
          }
          clearable
        />
      )}
      <div className={classes.chips}>
        {chips.map(chip => (
          <span key={chip.words} className={classes.chip}>
            {chip.words}
            <UnstyledButton
              className={classes.drop}
              aria-label={say.fill(t.removeCondition, { condition: chip.words })}
              onClick={() => onChange(chip.without)}
            >
              <IconX size={14} aria-hidden />
            </UnstyledButton>
          </span>
        ))}
        <AddCondition filter={filter} list={list} onChange={onChange} />
      </div>
    </div>
  )
}
