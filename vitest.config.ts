import { defineConfig } from 'vitest/config'

/** Three tiers: pure rules (milliseconds), everything on a real PostgreSQL, and stories in a real browser. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
          exclude: ['**/*.db.test.{ts,tsx}'],
          isolate: false,
          // Typesetting and unpacking take their time on a busy machine; nothing here is about time.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['src/**/*.db.test.{ts,tsx}', 'test/**/*.db.test.ts'],
          globalSetup: ['test/postgres-for-tests.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.story.ts'],
          globalSetup: ['e2e/running-demo.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          // A busy machine may make a browser miss a beat; what is broken stays broken the second time.
          retry: 1,
          // Each worker has a demo of its own; more of them than cores would only wait for each other.
          maxWorkers: 2,
        },
      },
    ],
  },
})
