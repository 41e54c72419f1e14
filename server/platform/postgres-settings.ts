import { statfsSync } from 'node:fs'
import { totalmem } from 'node:os'

const MB = 2 ** 20

/** Command line settings for a server with 2–4 cores that shares a small machine with us; `overrides` win. */
export function postmasterSettings(overrides: Record<string, string> = {}): Record<string, string> {
  const limitBytes = process.constrainedMemory?.() || Number.POSITIVE_INFINITY
  const memoryMb = Math.floor(Math.min(totalmem(), limitBytes) / MB)
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: `${Math.max(32, Math.min(256, Math.floor(memoryMb / 8)))}MB`,
    effective_cache_size: `${Math.max(128, Math.floor(memoryMb / 2))}MB`,
    work_mem: memoryMb < 2000 ? '8MB' : '16MB',
    maintenance_work_mem: memoryMb < 2000 ? '64MB' : '128MB',
    wal_compression: 'on',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    // Of a young database the planner knows nothing until autovacuum comes; after the usual minute single subscribes had
    // fallen from 660 to 440 a second.
    autovacuum_naptime: '10s',
    random_page_cost: '1.1',
    jit: 'off',
    max_locks_per_transaction: '128', // one query may lock every month of a partitioned table
    TimeZone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_line_prefix: '%m [%p] ',
    ...(sharedMemoryIsScarce() && { dynamic_shared_memory_type: 'sysv' }),
    ...overrides,
  }
}

/** Nothing of our own environment: PG* and LC_* variables would change the server. Windows programs need SystemRoot. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env
  return { LC_ALL: 'C', TZ: 'UTC', ...(PATH && { PATH }), ...(SystemRoot && { SystemRoot, TEMP }) }
}

/** Docker gives /dev/shm 64 MB, where a parallel query fails half way. */
function sharedMemoryIsScarce(): boolean {
  if (process.platform !== 'linux') return false
  try {
    const { bsize, blocks } = statfsSync('/dev/shm')
    return bsize * blocks < 256 * MB
  } catch {
    return true
  }
}
