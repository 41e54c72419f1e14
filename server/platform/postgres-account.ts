import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The system account that PostgreSQL runs under when we are root, which PostgreSQL itself refuses to be. */
export interface SystemAccount {
  name: string
  uid: number
  gid: number
}

export function weAreRoot(): boolean {
  return process.getuid?.() === 0
}

/** `postgres` when the system has it, else `nobody`. Throws when there is neither. */
export function unprivilegedAccount(): SystemAccount {
  const accounts = readAccounts()
  const account = ['postgres', 'nobody'].map(name => accounts.find(one => one.name === name)).find(Boolean)
  if (account) return account
  throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody: start as another user.')
}

/** The owner of a path. Its group is the owner's own one, since PostgreSQL gets no supplementary groups. */
export function ownerOf(path: string): SystemAccount {
  const { uid, gid } = statSync(path)
  return readAccounts().find(one => one.uid === uid) ?? { name: `user ${uid}`, uid, gid }
}

/** Whether the account may walk down to the path, by owner and mode bits of it and of every folder above. */
export function canTraverse(path: string, account: SystemAccount): boolean {
  if (!existsSync(path)) return canTraverse(dirname(path), account)
  for (let folder = realpathSync(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder)
    const executeBit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if (!(mode & executeBit)) return false
    if (dirname(folder) === folder) return true
  }
}

function readAccounts(): SystemAccount[] {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : []
  return lines.flatMap(line => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}
