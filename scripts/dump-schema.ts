// Writes server/migrations/schema.sql, the whole schema as the migrations leave it: what a reviewer reads.
// npm run schema (needs POSTOLKA_TEST_DATABASE_URL or starts an embedded PostgreSQL of its own)
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../server/platform/migrate.ts'
import { startPostgres } from '../server/platform/postgres.ts'
import { dumpSchema } from './schema.ts'

const root = process.cwd()
const folder = mkdtempSync(join(tmpdir(), 'postolka-schema-'))
const postgres = await startPostgres({ dataDir: folder })
try {
  await migrate(postgres.directUrl, join(root, 'server/migrations'), new Date())
  writeFileSync(join(root, 'server/migrations/schema.sql'), await dumpSchema(postgres.directUrl))
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
