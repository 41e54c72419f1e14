import { aFolder, main, startServer, withClient } from './server.ts'
main(async () => {
  const server = await startServer(aFolder('probe'))
  await withClient(server.url, async c => {
    const ex = async (t: string) => console.log(t, '\n   ', (await c.query('explain (generic_plan) ' + t)).rows.map(r => r['QUERY PLAN']).join('\n    '))
    await ex('select id, email from contact c where c.account_id = $1 and c.email_key = any($2) order by c.email_key for update')
    await ex('select 1 from only contact x where account_id = $1 and id = $2 for key share of x')
    await ex('select 1 from only contact x where account_id = $1::bigint and id = $2::bigint for key share of x')
    await ex('select 1 from subscription s where s.account_id = $1 and s.list_id = $2 and s.contact_id = any($3)')
    console.log((await c.query(`select relname, relpages, reltuples from pg_class where relname like 'contact%' or relname like 'message%'`)).rows)
  })
  await server.stop()
})
