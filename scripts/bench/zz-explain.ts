import { startPostgres } from '../../server/platform/postgres.ts'
import { subscribeMany, aCampaign, send } from './campaign.ts'
import { startSink } from './sink.ts'
import { aBenchList, aFolder, main, startServer, withClient } from './server.ts'
import { writeFileSync } from 'node:fs'
main(async () => {
  const sink = await startSink()
  const postgres = await startPostgres({ dataDir: aFolder('pg'), settings: { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track': 'all', track_io_timing: 'on' } })
  const dir = aFolder('probe'); writeFileSync(`${dir}/postgres.json`, '{}')
  const server = await startServer(dir, { DATABASE_URL: postgres.url, POSTOLKA_SECRET_KEY: 'a secret for the bench', SMTP_URL: `smtp://127.0.0.1:${sink.port}?connections=${process.env.CONN ?? 10}` })
  const listId = await aBenchList(server)
  await subscribeMany(server, listId, 9000)
  await withClient(postgres.url, c => c.query('analyze; create extension if not exists pg_stat_statements'))
  for (let i = 0; i < 3; i++) {
    await withClient(postgres.url, c => c.query('select pg_stat_statements_reset()'))
    console.log('per s', 9e6 / await send(server, await aCampaign(server, listId)))
  }
  await withClient(postgres.url, async c => {
    console.table((await c.query(`select calls::int, round(total_exec_time::numeric) ms, round(mean_exec_time::numeric, 3) mean, rows::int, (shared_blks_hit / greatest(calls,1))::int hit, regexp_replace(left(query, 110), '\\s+', ' ', 'g') q from pg_stat_statements order by total_exec_time desc limit 14`)).rows)
  })
  await server.stop()
  await postgres.stop()
  await sink.stop()
})
