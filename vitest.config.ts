import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'contract/**/*.test.ts',
      'server/**/*.test.ts',
      'tests/**/*.test.ts',
      'admin/**/*.test.ts',
      'scripts/**/*.test.ts',
      'tracker/**/*.test.ts',
    ],
    globalSetup: ['tests/kit/postgres.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    pool: 'forks',
    // Most of the time is waiting (for crashes, pauses, password hashes), so more files than cores at once.
    maxWorkers: 4,
  },
})
