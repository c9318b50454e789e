import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { copyData } from './copy-data.ts'

/** A directory with a copy of the demo's data, its history told: a program of one's own is up in seconds on it. */
export const toldData = async (name: string): Promise<string> => {
  const dataDir = await mkdtemp(join(tmpdir(), `mamori-${name}-`))
  await rm(dataDir, { recursive: true })
  await copyData(inject('toldDir'), dataDir)
  return dataDir
}
