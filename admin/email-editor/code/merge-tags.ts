import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { type Extension, Prec, StateEffect } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'

/** As the server reads them: up to the first `|*`, never over another `*|`. */
const mergeTag = /\*\|((?:(?!\*\||\|\*)[^\n]){1,300})\|\*|\*%7C([^\s"'<>]{1,300}?)%7C\*/gi

const branches = /^\s*(?:IF|IFNOT|ELSEIF|ELSE|EACH|END)\b/i

const value = Decoration.mark({ class: 'cm-mergeTag' })
const branch = Decoration.mark({ class: 'cm-mergeTag cm-mergeBranch' })
const unknown = Decoration.mark({ class: 'cm-mergeTag cm-mergeUnknown' })

/** Which tags are unknown is known only after the server has looked: then they are coloured anew. */
export const recolour = StateEffect.define()

/** Colours `*|NAME|*`, conditions otherwise than values, and underlines what no contact has. */
export function colourTags(isUnknown: (name: string) => boolean): Extension {
  const matcher = new MatchDecorator({
    regexp: mergeTag,
    decoration: found => {
      const inside = found[1] ?? found[2]!
      if (branches.test(inside)) return branch
      return isUnknown(inside.replace(/^.*:/, '').trim().toUpperCase()) ? unknown : value
    },
  })
  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet
      constructor(view: EditorView) {
        this.decorations = matcher.createDeco(view)
      }
      update(update: ViewUpdate) {
        const isJudged = update.transactions.some(one => one.effects.some(effect => effect.is(recolour)))
        this.decorations = isJudged ? matcher.createDeco(update.view) : matcher.updateDeco(update, this.decorations)
      }
    },
    { decorations: plugin => plugin.decorations },
  )
  // The innermost colour is the one seen, and that is the one of the highest precedence.
  return Prec.highest(plugin)
}

/** Behind `*|` all tags are offered; choosing one closes it. */
export function completeTags(tags: () => Completion[]) {
  return (context: CompletionContext): CompletionResult | null => {
    const typed = context.matchBefore(/\*\|[\w:]*/)
    if (!typed) return null
    const closed = context.state.sliceDoc(context.pos, context.pos + 2) === '|*'
    return {
      from: typed.from + 2,
      // A condition is not finished yet.
      options: tags().map(tag => ({
        ...tag,
        apply: closed || /IF.*:$/.test(tag.label) ? tag.label : `${tag.label}|*`,
      })),
      validFor: /^[\w:]*$/,
    }
  }
}
