import type { Static } from 'typebox'
import type { Warning } from '../../../../contract/audience.ts'
import type { EmailProblem } from '../../../../contract/email.ts'
import { problemText } from '../../../email-editor/problems.tsx'
import { TextLink } from '../../../parts/link.tsx'
import { useMay } from '../../../session.ts'
import type { Say } from '../../../words/say.ts'
import { useSay } from '../../../words/voice.ts'
import classes from './editor.module.css'

type Said = Static<typeof Warning>

/** What stops a campaign, what to know before it leaves, and small things: each with what to do. */
export function Warnings({ warnings, hints = [] }: { warnings: Said[]; hints?: Said[] }) {
  const say = useSay()
  const { warnings: words } = say.words
  return (
    <>
      {[true, false].map(blocking => {
        const these = warnings.filter(warning => warning.blocking === blocking)
        if (these.length === 0) return null
        return (
          <div key={String(blocking)} className={classes.warnings} data-blocking={blocking || undefined}>
            <p>{blocking ? words.blocked : words.warned}</p>
            <Texts these={these} />
          </div>
        )
      })}
      {hints.length > 0 && (
        <details className={classes.hints}>
          <summary>{say.fill(words.hints, { n: say.number(hints.length) })}</summary>
          <Texts these={hints} />
        </details>
      )}
    </>
  )
}

function Texts({ these }: { these: Said[] }) {
  const say = useSay()
  return (
    <ul>
      {these.map(warning => (
        <li key={warning.code}>
          {warningText(warning, say)}
          {warning.code === 'domainNotVerified' && <ToDomains />}
          {warning.code === 'emailBroken' && <Broken problems={warning.data.problems as Problem[]} />}
        </li>
      ))}
    </ul>
  )
}

/** Only administrators may go there. */
function ToDomains() {
  const { warnings } = useSay().words
  const mayVerify = useMay('administrator')
  return <> {mayVerify ? <TextLink to="/account/domains">{warnings.toDomains}</TextLink> : warnings.askForDomain}</>
}

type Problem = Static<typeof EmailProblem>

function Broken({ problems }: { problems: Problem[] }) {
  const say = useSay()
  return (
    <ul>
      {problems.slice(0, 10).map(problem => (
        <li key={`${problem.where} ${problem.line} ${problem.column}`}>
          {say.fill(say.words.warnings.line, { line: problem.line })}: {problemText(problem, say)}
        </li>
      ))}
    </ul>
  )
}

/** The sentence by the code, filled with what the server counted. A code from a newer server shows itself. */
function warningText({ code, data }: Said, say: Say) {
  const texts = say.words.warnings.codes as Record<string, string>
  const values = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, shown(key, value, say, data)]))
  return say.fill(texts[code] ?? code, values)
}

/** Lines that are named one by one; more would be a wall. */
const MOST_LINES = 5

function shown(key: string, value: unknown, say: Say, data: Said['data']): string {
  if (key === 'places' && Array.isArray(value)) {
    // Of what was compiled from MJML no line is known.
    if (value.length === 0) return `${say.number(Number(data.count))}×`
    const lines = [...new Set(value.map((place: { line: number }) => place.line))]
    const named = lines
      .slice(0, MOST_LINES)
      .map(line => say.number(line))
      .join(', ')
    const more = lines.length > MOST_LINES ? ` ${say.words.warnings.andMore}` : ''
    return say.fill(say.words.warnings.line, { line: named }) + more
  }
  if (key === 'tags' && Array.isArray(value)) return say.list(value.map(tag => `*|${tag}|*`))
  if (Array.isArray(value)) return say.list(value.map(String))
  if (typeof value !== 'number') return String(value)
  return key.endsWith('Bytes') ? say.bytes(value) : say.number(value)
}
