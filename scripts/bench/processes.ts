import { readdirSync, readFileSync } from 'node:fs'

/** What the processes of a server use, read from /proc; empty where there is none. */

export interface Usage {
  name: string
  /** Resident; of PostgreSQL's processes together, with what they share counted once. */
  mb: number
  cpuS: number
}

const TICKS_PER_S = 100

/** The parent, its roles and PostgreSQL as one. */
export function usageOf(parentPid: number): Usage[] {
  if (process.platform !== 'linux') return []
  const children = childrenOf()
  const used: Usage[] = [{ name: 'parent', mb: rssMb(parentPid), cpuS: cpuS(parentPid) }]
  for (const pid of children.get(parentPid) ?? []) {
    const role = environment(pid).get('POSTOLKA_CHILD_ROLE')
    if (role) used.push({ name: role, mb: rssMb(pid), cpuS: cpuS(pid) })
    else if (commandOf(pid).includes('postgres')) used.push(postgresUsage([pid, ...(children.get(pid) ?? [])]))
  }
  return used
}

function postgresUsage(pids: number[]): Usage {
  const sum = (of: (pid: number) => number) => pids.map(of).reduce((a, b) => a + b, 0)
  return { name: 'PostgreSQL', mb: sum(pssMb), cpuS: sum(cpuS) }
}

export function cpuS(pid: number): number {
  // The command may hold spaces and brackets: fields are counted from its last bracket.
  const fields = read(pid, 'stat').split(') ').at(-1)!.split(' ')
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_S
}

function childrenOf(): Map<number, number[]> {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = Number(read(Number(name), 'stat').split(') ').at(-1)!.split(' ')[1])
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  return children
}

function rssMb(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(read(pid, 'status'))?.[1] ?? 0) / 1024
}

/** Its share of shared pages only: the shared buffers would otherwise count once per backend. */
function pssMb(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0) / 1024
}

function commandOf(pid: number): string {
  return read(pid, 'cmdline')
}

function environment(pid: number): Map<string, string> {
  const pairs = read(pid, 'environ').split('\0')
  return new Map(pairs.map(pair => pair.split(/=(.*)/s).slice(0, 2) as [string, string]))
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
