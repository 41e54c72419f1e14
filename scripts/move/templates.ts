import { inParts, isMissing, refusedText } from './in-parts.ts'
import type { Move } from './move.ts'

/** A template of the same name and HTML is there already. */
export async function moveTemplates({ from, to, state, save, show, note }: Move): Promise<void> {
  const here = new Map<string, number>()
  for await (const { id, name, html } of to.api.templates.page.each()) here.set(`${name}\n${html}`, id)
  let done = 0
  try {
    for await (const listed of from.api.templates.page.each()) {
      show.at('templates', done++, done)
      if (state.templates[listed.id]) continue
      const { name, html } = listed.html === undefined ? await from.api.templates.read(listed.id) : listed
      const known = here.get(`${name}\n${html}`)
      const make = async () => {
        state.templates[listed.id] = known ?? (await to.api.templates.create({ name, html })).id
      }
      await inParts([name], make, (_, error) => note(`Template ${name} was not taken: ${refusedText(error)}`))
      save()
    }
  } catch (error) {
    if (!isMissing(error)) throw error
    note(`Templates are not given by the other server (${error.status}).`)
  }
}
