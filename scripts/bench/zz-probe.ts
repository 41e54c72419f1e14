import { aPerson } from './campaign.ts'
import { httpLoad, post } from './http-load.ts'
import { usageOf } from './processes.ts'
import { aBenchList, aFolder, API_KEY, main, startServer, withClient } from './server.ts'
main(async () => {
  const server = await startServer(aFolder('probe'))
  const listId = await aBenchList(server)
  if (process.env.PERF) (await import('node:child_process')).spawn('perf', ['record', '-a', '-g', '-F', '499', '-o', '/tmp/bx/perf.data', '--', 'sleep', '8'], { stdio: 'ignore' })
  const subscribe = () => post(`/lists/${listId}/subscribe`, API_KEY, { subscriber_data: aPerson() })
  for (const n of [8, 8, 32]) {
    const a = usageOf(server.parent.pid!), own = process.cpuUsage()
    const t = performance.now()
    const load = await httpLoad(server.port, n, 3000, subscribe)
    const s = (performance.now() - t) / 1000
    const b = usageOf(server.parent.pid!), o = process.cpuUsage(own)
    console.log(n, load, b.map((u, i) => `${u.name} ${((u.cpuS - a[i]!.cpuS) / s).toFixed(2)}`).join(' '), 'loader', ((o.user + o.system) / 1e6 / s).toFixed(2))
  }
  await withClient(server.url, async c => {
    console.table((await c.query(`select relname, seq_scan, seq_tup_read, idx_scan, idx_tup_fetch, n_tup_ins, n_tup_upd, n_live_tup from pg_stat_user_tables where n_tup_ins > 0 or seq_scan > 100`)).rows)
    console.table((await c.query(`select name, setting from pg_available_extensions join pg_settings on false right join (select 1) x on true`).catch(() => ({rows: []}))).rows)
    console.log((await c.query(`select string_agg(name, ' ') from pg_available_extensions`)).rows)
  })
  await server.stop()
})
