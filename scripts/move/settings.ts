import { parseArgs } from 'node:util'

export interface MoveSettings {
  from: string
  fromKey: string
  to: string
  toKey: string
  /** Where it is written how far it came. */
  stateFile: string
  /** Without the call per contact that brings street, birthday, name day, titles and notes. */
  isQuick: boolean
  callsPerMinute: number
}

export const help = `Moves an account from any server that speaks the Ecomail API v2 into this one, through the API of both.

  npm run move -- --from https://api2.ecomailapp.cz --key KEY --to http://localhost:8080 --to-key KEY

  --from URL         where the account is now
  --key KEY          its API key (or MOVE_FROM_KEY, which no list of processes shows)
  --to URL           where it shall be; http://localhost:8080 by default
  --to-key KEY       the API key there (or MOVE_TO_KEY)
  --quick            leave out what takes a call for every contact: street, postcode, birthday, titles, notes
  --calls N          calls a minute at most, on each side; 900 by default, of the 1,000 that Ecomail allows
  --state FILE       how far it came; move-state.json by default. Delete it to begin anew.

It can be stopped at any time and goes on where it was; running it again brings what has changed and doubles nothing.
Nobody gets a mail from it, and nobody who has left here is subscribed again.`

/** Throws a sentence about what is missing. */
export function readSettings(args: string[], env: NodeJS.ProcessEnv): MoveSettings | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      from: { type: 'string' },
      key: { type: 'string' },
      to: { type: 'string', default: 'http://localhost:8080' },
      'to-key': { type: 'string' },
      quick: { type: 'boolean', default: false },
      calls: { type: 'string', default: '900' },
      state: { type: 'string', default: 'move-state.json' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  const fromKey = values.key ?? env.MOVE_FROM_KEY
  const toKey = values['to-key'] ?? env.MOVE_TO_KEY
  if (!values.from) throw new Error('--from is missing')
  if (!fromKey) throw new Error('--key or MOVE_FROM_KEY is missing')
  if (!toKey) throw new Error('--to-key or MOVE_TO_KEY is missing')
  const callsPerMinute = Number(values.calls)
  if (!Number.isInteger(callsPerMinute) || callsPerMinute < 1) throw new Error('--calls is no whole number')
  const from = urlOf(values.from, '--from')
  const to = urlOf(values.to, '--to')
  if (from === to && fromKey === toKey) throw new Error('--from and --to are the same account')
  return { from, fromKey, to, toKey, stateFile: values.state, isQuick: values.quick, callsPerMinute }
}

function urlOf(text: string, name: string): string {
  if (!/^https?:\/\/[^/]/.test(text) || !URL.canParse(text)) throw new Error(`${name} is no http address`)
  return text.replace(/\/+$/, '')
}
