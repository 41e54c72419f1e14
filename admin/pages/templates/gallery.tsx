import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { Language } from '../../../contract/shapes.ts'
import { campaignStarters, type Starter, transactionalStarters } from '../../../contract/template.ts'
import { FilterChips } from '../../parts/filter-chips.tsx'
import { Part } from '../../parts/page.tsx'
import { SearchBox } from '../../parts/search-box.tsx'
import { useSay } from '../../words/voice.ts'
import classes from './cards.module.css'
import { SentCampaigns, Templates } from './gallery-own.tsx'
import { Blank, StarterCard } from './gallery-starters.tsx'

export interface Beginning {
  from?: 'templates' | 'campaigns'
  search?: string
}

export interface GalleryProps {
  chosen: Beginning
  choose: (beginning: Beginning) => void
  busy: boolean
  /** Also those that a campaign cannot begin from. */
  withTransactional?: boolean
  onBlank: () => void
  onStarter: (starter: Starter) => void
  onTemplate: (id: number) => void
  onCampaign: (id: number) => void
}

/** What an e-mail can begin from, each seen before it is chosen. */
export function Gallery(props: GalleryProps) {
  const { chosen, choose, busy, onBlank, onStarter } = props
  const say = useSay()
  const { templates: words } = say.words
  const [language, setLanguage] = useState<Language>(say.language)
  return (
    <>
      <div className={classes.bar}>
        <FilterChips
          label={words.from}
          value={chosen.from}
          choices={[
            { value: undefined, word: words.fromStarters },
            { value: 'templates', word: words.fromTemplates },
            { value: 'campaigns', word: words.fromCampaigns },
          ]}
          onChoose={from => choose({ from })}
        />
        {chosen.from === undefined && (
          <SegmentedControl
            size="xs"
            aria-label={words.startersLanguage}
            value={language}
            onChange={value => setLanguage(value as Language)}
            data={(['cs', 'en'] as const).map(value => ({ value, label: words.languages[value] }))}
          />
        )}
        {chosen.from === 'templates' && (
          <SearchBox
            value={chosen.search}
            label={words.search}
            onSearch={search => choose({ from: 'templates', search })}
          />
        )}
      </div>
      {chosen.from === undefined && (
        <ul className={classes.cards} aria-label={words.fromStarters}>
          {campaignStarters.map(key => (
            <StarterCard key={key} starterKey={key} language={language} busy={busy} onTake={onStarter} />
          ))}
          <Blank busy={busy} onTake={onBlank} />
        </ul>
      )}
      {chosen.from === undefined && props.withTransactional && (
        <Part title={words.fromTransactional} lead={words.transactionalLead}>
          <ul className={classes.cards} aria-label={words.fromTransactional}>
            {transactionalStarters.map(key => (
              <StarterCard key={key} starterKey={key} language={language} busy={busy} onTake={onStarter} />
            ))}
          </ul>
        </Part>
      )}
      {chosen.from === 'templates' && <Templates {...props} />}
      {chosen.from === 'campaigns' && <SentCampaigns {...props} />}
    </>
  )
}
