import type { ListsCreateBody } from '../../client/src/index.ts'
import type { Move } from './move.ts'

/** What creating a list takes; the rest of its settings is in the report. */
const SETTINGS = [
  'name', 'from_name', 'from_email', 'reply_to', 'sub_success_page', 'sub_confirmed_page', 'unsub_page',
  'double_optin', 'conf_subject', 'conf_message',
] as const // biome-ignore format: a list of names

/** A list of the same name is the same list; of several with one name each is taken once. */
export async function moveLists({ from, to, state, save, show }: Move): Promise<void> {
  const old = await from.api.lists.all()
  const here = await to.api.lists.all()
  for (const [i, list] of old.entries()) {
    show.at('lists', i, old.length)
    if (state.lists[list.id]) continue
    const taken = new Set(Object.values(state.lists))
    const same = here.find(one => one.name === list.name && !taken.has(one.id))
    state.lists[list.id] = same ? same.id : (await to.api.lists.create(settingsOf(list))).id
    save()
  }
}

function settingsOf(list: Record<string, unknown>): ListsCreateBody {
  return Object.fromEntries(SETTINGS.map(name => [name, list[name] ?? null])) as unknown as ListsCreateBody
}
