#!/usr/bin/env node
// Finds the pinned Node and the built program, building it first where it is not there yet.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const pinned = join(root, 'node_modules/node/bin/node')
const node = existsSync(pinned) ? pinned : process.execPath
const program = join(root, 'dist/mamori.js')

if (!existsSync(program)) {
  const built = spawnSync(node, ['scripts/build.ts'], { stdio: 'inherit', cwd: root })
  if (built.status !== 0) process.exit(built.status ?? 1)
}
// Where the caller stands, relative file names of the command mean what the caller means.
const done = spawnSync(node, ['--enable-source-maps', program, ...process.argv.slice(2)], { stdio: 'inherit' })
process.exit(done.status ?? 1)
