import { useDisclosure } from '@mantine/hooks'
import { IconFile } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { Language } from '../../../contract/shapes.ts'
import type { Starter, StarterKey } from '../../../contract/template.ts'
import { useTell } from '../../parts/notify.ts'
import { useSay } from '../../words/voice.ts'
import { Card } from './card.tsx'
import classes from './cards.module.css'
import { Look } from './look.tsx'
import { starterQuery } from './template-calls.ts'
import { Thumbnail } from './thumbnail.tsx'

interface StarterCardProps {
  starterKey: StarterKey
  language: Language
  busy: boolean
  onTake: (starter: Starter) => void
}

export function StarterCard({ starterKey, language, busy, onTake }: StarterCardProps) {
  const { words } = useSay()
  const queries = useQueryClient()
  const tell = useTell()
  const [looking, look] = useDisclosure()
  const starter = () => queries.ensureQueryData(starterQuery(starterKey, language))
  const picture = {
    name: ['templates', 'starters', starterKey, language, 'sample'],
    ask: async () => (await starter()).sample,
  }
  const { name, about } = words.templates.starters[starterKey]
  return (
    <>
      <Card
        picture={<Thumbnail {...picture} />}
        name={
          <button type="button" className={classes.name} onClick={look.open}>
            {name}
          </button>
        }
        under={about}
      />
      <Look
        opened={looking}
        onClose={look.close}
        title={name}
        {...picture}
        busy={busy}
        onTake={() => void starter().then(onTake, tell.failed)}
      />
    </>
  )
}

/** Nothing to look at first. */
export function Blank({ busy, onTake }: { busy: boolean; onTake: () => void }) {
  const { templates: words } = useSay().words
  return (
    <Card
      picture={
        <div className={classes.blank}>
          <IconFile size={40} stroke={1.2} aria-hidden />
        </div>
      }
      name={
        <button type="button" className={classes.name} disabled={busy} onClick={onTake}>
          {words.blank}
        </button>
      }
      under={words.blankLead}
    />
  )
}
