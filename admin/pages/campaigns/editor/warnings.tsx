import type { Static } from 'typebox'
import type { Warning } from '../../../../contract/audience.ts'
import type { Say } from '../../../words/say.ts'
import { useSay } from '../../../words/voice.ts'
import classes from './editor.module.css'

type Said = Static<typeof Warning>

export function Warnings({ warnings }: { warnings: Said[] }) {
  const say = useSay()
  const { editor } = say.words
  return (
    <>
      {[true, false].map(blocking => {
        const these = warnings.filter(warning => warning.blocking === blocking)
        if (these.length === 0) return null
        return (
          <div key={String(blocking)} className={classes.warnings} data-blocking={blocking || undefined}>
            <p>{blocking ? editor.sendBlocked : editor.sendWarned}</p>
            <ul>
              {these.map(warning => (
                <li key={warning.code}>{warningText(warning, say)}</li>
              ))}
            </ul>
          </div>
        )
      })}
    </>
  )
}

/** The sentence by the code, filled with what the server counted. A code from a newer server shows itself. */
function warningText({ code, data }: Said, say: Say) {
  const texts = say.words.editor.warnings as Record<string, string>
  const values = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, shown(key, value, say)]))
  return say.fill(texts[code] ?? code, values)
}

function shown(key: string, value: unknown, say: Say) {
  if (key === 'tags' && Array.isArray(value)) return say.list(value.map(tag => `*|${tag}|*`))
  if (typeof value !== 'number') return String(value)
  return key.endsWith('Bytes') ? say.bytes(value) : say.number(value)
}
