import { UnstyledButton } from '@mantine/core'
import type { EmailProblem, Preview } from '../../contract/email.ts'
import type { Say } from '../words/say.ts'
import { useSay } from '../words/voice.ts'
import type { CodeMark } from './code/marks.ts'
import classes from './panes.module.css'

/** What is wrong in the source; a line is a button that leads to it. */
export function Problems({ found, goTo }: { found: Preview; goTo: (line: number, column: number) => void }) {
  const say = useSay()
  const { editor, emailEditor } = say.words
  const { problems, unknownTags, exampleLinks } = found
  const isFine = problems.length + unknownTags.length + exampleLinks.length === 0
  if (isFine) return <p className={classes.paneFoot}>{editor.noProblems}</p>
  return (
    <div className={classes.problems} aria-live="polite">
      {problems.map(problem => (
        <div
          key={`${problem.where} ${problem.code} ${problem.line} ${problem.column} ${problem.tag}`}
          className={classes.problem}
        >
          {isInSource(problem) ? (
            <UnstyledButton
              className={classes.problemLine}
              data-harmless={problem.harmless || undefined}
              aria-label={say.fill(editor.goToLine, { line: problem.line })}
              onClick={() => goTo(problem.line, problem.column)}
            >
              {say.fill(editor.problemAt, { line: problem.line })}
            </UnstyledButton>
          ) : (
            <span className={classes.problemLine}>
              {problem.where === 'subject' ? editor.problemInSubject : editor.problemInText}
            </span>
          )}
          <span>{problemText(problem, say)}</span>
        </div>
      ))}
      {unknownTags.length > 0 && (
        <p className={classes.unknown}>
          {say.fill(editor.unknownTags, { tags: say.list(unknownTags.map(tag => `*|${tag}|*`)) })}
        </p>
      )}
      {exampleLinks.length > 0 && (
        <p className={classes.unknown}>
          {say.fill(say.plural(exampleLinks.length, emailEditor.exampleLinks), { host: hostOf(exampleLinks[0]!) })}
        </p>
      )}
    </div>
  )
}

const isInSource = (problem: EmailProblem) => problem.where === 'html' || problem.where === 'mjml'

const hostOf = (url: string) => /^https?:\/\/([^/?#]+)/i.exec(url)?.[1] ?? url

export function problemText(problem: EmailProblem, { words, fill }: Say) {
  const texts = { ...words.editor.problemCodes, ...words.emailEditor.mjmlCodes } as Record<string, string>
  const values = { tag: problem.tag, detail: problem.detail ?? '' }
  return fill(texts[problem.code] ?? words.editor.problemCodes.other, values)
}

/** The same, as marks in the code. */
export function marksOf(problems: EmailProblem[], say: Say): CodeMark[] {
  return problems.filter(isInSource).map(problem => ({
    line: problem.line,
    column: problem.column,
    about: problem.where === 'html' || problem.code === 'mjmlTagLost' ? problem.tag : `<${problem.tag}`,
    message: problemText(problem, say),
    severity: problem.harmless ? 'warning' : 'error',
  }))
}
