#!/usr/bin/env node
// Finds the pinned Node and the built program, building it first where it is not there yet.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const node = join(root, 'node_modules/node/bin/node')
const run = (...args) => spawnSync(existsSync(node) ? node : process.execPath, args, { stdio: 'inherit', cwd: root })

if (!existsSync(join(root, 'dist/mamori.js'))) {
  const built = run('scripts/build.ts')
  if (built.status !== 0) process.exit(built.status ?? 1)
}
const done = run('--enable-source-maps', 'dist/mamori.js', ...process.argv.slice(2))
process.exit(done.status ?? 1)
