import { UnstyledButton } from '@mantine/core'
import type { EmailProblem, Preview } from '../../../../contract/email.ts'
import type { Say } from '../../../words/say.ts'
import { useSay } from '../../../words/voice.ts'
import classes from './editor.module.css'

/** What is wrong in the tags; a line is a button that leads to it. */
export function Problems({ found, goTo }: { found: Preview; goTo: (line: number, column: number) => void }) {
  const say = useSay()
  const { editor } = say.words
  const { problems, unknownTags } = found
  if (problems.length === 0 && unknownTags.length === 0) return <p className={classes.paneFoot}>{editor.noProblems}</p>
  return (
    <div className={classes.problems} aria-live="polite">
      {problems.map(problem => (
        <div key={`${problem.where} ${problem.line} ${problem.column} ${problem.tag}`} className={classes.problem}>
          {problem.where !== 'html' ? (
            <span className={classes.problemLine}>
              {problem.where === 'subject' ? editor.problemInSubject : editor.problemInText}
            </span>
          ) : (
            <UnstyledButton
              className={classes.problemLine}
              aria-label={say.fill(editor.goToLine, { line: problem.line })}
              onClick={() => goTo(problem.line, problem.column)}
            >
              {say.fill(editor.problemAt, { line: problem.line })}
            </UnstyledButton>
          )}
          <span>{problemText(problem, say)}</span>
        </div>
      ))}
      {unknownTags.length > 0 && (
        <p className={classes.unknown}>
          {say.fill(editor.unknownTags, { tags: say.list(unknownTags.map(tag => `*|${tag}|*`)) })}
        </p>
      )}
    </div>
  )
}

export function problemText(problem: EmailProblem, { words, fill }: Say) {
  const texts = words.editor.problemCodes as Record<string, string>
  return fill(texts[problem.code] ?? words.editor.problemCodes.other, { tag: problem.tag })
}
