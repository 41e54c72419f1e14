// The script that a shop puts on its pages. It takes over the queue of the snippet that loaded it; nothing of it may ever
// throw into the shop's page. Written for ES2017: Chrome 58, Firefox 54, Safari 11 and newer.
import { newTracker, type Options, type Tracker } from './tracker.ts'

type Queue = { push(...calls: ArrayLike<unknown>[]): void }
type Stub = ((...call: unknown[]) => void) & { q?: ArrayLike<unknown>[] | Queue }

const page = window as unknown as Record<string, Stub> & { GlobalSnowplowNamespace?: string[] }
const MOST_EARLY = 100

function takeOver(name: string): void {
  const stub = page[name]
  const waiting = stub?.q
  // Taken already: the script is on the page twice.
  if (!stub || !waiting || !Array.isArray(waiting)) return
  const trackers: Tracker[] = []
  let early: ArrayLike<unknown>[] = []

  function run(call: ArrayLike<unknown>): void {
    const [command, ...given] = Array.from(call)
    if (typeof command === 'function') {
      command.call({})
      return
    }
    const [verb = '', names] = String(command).split(':')
    if (verb === 'newTracker') {
      trackers.push(newTracker(String(given[0]), String(given[1]), (given[2] as Options) || {}))
      const replay = early
      early = []
      for (const one of replay) attempt(one)
      return
    }
    if (trackers.length === 0 && early.length < MOST_EARLY) early.push(call)
    const meant = names ? names.split(';') : trackers.map(tracker => tracker.namespace)
    for (const tracker of trackers.filter(tracker => meant.indexOf(tracker.namespace) >= 0))
      if (verb === 'consent') tracker.consent(!!given[0])
      else tracker.call(verb, given)
  }

  function attempt(call: ArrayLike<unknown>): void {
    try {
      run(call)
    } catch {
      // A wrong call of the shop's is nothing that its visitors should notice.
    }
  }

  // The stub itself stays, since somebody may hold on to it; it pushes here from now on.
  stub.q = { push: (...calls) => calls.forEach(attempt) }
  for (const call of waiting) attempt(call)
}

/** The names to take: those whose collector is where this script came from, if any says so; another's tracker keeps its own. */
function namesToTake(names: string[]): string[] {
  const src = (document.currentScript as HTMLScriptElement | null)?.src
  const host = src && new URL(src, location.href).host
  const isOurs = (name: string) => {
    const calls = page[name]?.q
    return Array.isArray(calls) && calls.some(call => call[0] === 'newTracker' && hostOf(call[2]) === host)
  }
  const ours = names.filter(isOurs)
  return ours.length > 0 ? ours : names
}

const hostOf = (collector: unknown) =>
  String(collector)
    .replace(/^https?:\/\//, '')
    .replace(/\/.*/, '')

try {
  const names = page.GlobalSnowplowNamespace || []
  for (const name of namesToTake(names)) takeOver(name)
} catch {}
