import { pino } from 'pino'

/** Message last in argument, data first: `log.warn({ host }, 'cannot connect')`. Secrets never go in. */
export type Log = Pick<ReturnType<typeof pino>, 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal'> & {
  child(bindings: object): Log
}

const REDACTED = [
  'key',
  'password',
  'token',
  'secret',
  'req.headers.key',
  'req.headers.cookie',
  'req.headers.authorization',
  '*.password',
  '*.key',
]

export function openLog(level: string, role: string): Log {
  return pino(
    { level, base: { role }, redact: { paths: REDACTED, censor: '[secret]' } },
    pino.destination({ dest: 2, sync: true }),
  ) as unknown as Log
}

export const silentLog: Log = pino({ level: 'silent' }) as unknown as Log
