import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { newId } from '../id.ts'
import { CannotStart } from '../postgres/cannot-start.ts'
import type { Head } from './head.ts'

const LastHead = z.object({
  size: z.number().int().positive(),
  root: z.string(),
  at: z.string(),
  keyId: z.string(),
  signature: z.string(),
})

const fileIn = (keyDir: string): string => join(keyDir, 'last-head.json')

/** The newest head this machine has seen, kept outside the database: a tail cut off there is missed here. */
export const readLastHead = async (keyDir: string): Promise<Head | null> => {
  const text = await readFile(fileIn(keyDir), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  try {
    return LastHead.parse(JSON.parse(text))
  } catch (cause) {
    throw new CannotStart(
      `${fileIn(keyDir)} を読めません。壊れているか、書き換えられています。別の名に変えて残し、手元の封かん証で照合してください（mamori verify-ledger --head 件数:値）。`,
      `${fileIn(keyDir)} cannot be read: it is damaged or was altered. Keep it under another name and verify against a printed seal (mamori verify-ledger --head size:value).`,
      { cause },
    )
  }
}

/** Remembers a head unless a later one is remembered already. */
export const writeLastHead = async (keyDir: string, head: Head): Promise<void> => {
  const known = await readLastHead(keyDir)
  if (known && known.size >= head.size) return
  const draft = `${fileIn(keyDir)}.${newId()}.draft`
  const handle = await open(draft, 'w', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(head)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, fileIn(keyDir))
}
