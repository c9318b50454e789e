import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inject } from 'vitest'

/** A directory with a copy of the demo's data, its history told: a program of one's own is up in seconds on it. */
export const toldData = async (name: string): Promise<string> => {
  const dataDir = await mkdtemp(join(tmpdir(), `mamori-${name}-`))
  await rm(dataDir, { recursive: true })
  // With owners and modes: the database's files belong to another account where the stories run as root.
  await promisify(execFile)('cp', ['-a', inject('toldDir'), dataDir])
  return dataDir
}
