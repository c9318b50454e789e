import { open } from 'node:fs/promises'
import { BackupReader, backupFormat } from '#kernel/postgres/backup-file.ts'
import { CannotStart, errorCode } from '#kernel/postgres/cannot-start.ts'
import { tellingOf } from './file-faults.ts'

const notABackup = (file: string, cause?: unknown) =>
  new CannotStart(
    `${file} は mamori の控えではないか、壊れています。`,
    `${file} is not a mamori backup, or is damaged.`,
    {
      cause,
    },
  )

const isUnreadable = (error: unknown): boolean =>
  errorCode(error).startsWith('Z_') ||
  error instanceof SyntaxError ||
  (error instanceof Error && error.message === 'the backup file ends too early')

/** Stops before any database is opened where the file is missing or is something else. */
export const assertBackup = async (file: string): Promise<void> => {
  const handle = await open(file).catch(tellingOf(file))
  const isFile = await handle.stat().then((found) => found.isFile())
  await handle.close()
  if (!isFile) throw notABackup(file)
  const reader = new BackupReader(file)
  try {
    const head = await reader.json<unknown>()
    const format = typeof head === 'object' && head !== null && 'format' in head ? head.format : null
    if (format !== backupFormat) throw notABackup(file)
  } catch (error) {
    throw isUnreadable(error) ? notABackup(file, error) : error
  } finally {
    await reader.close()
  }
}

/** A backup that begins well and then cannot be read on; any other failure of a restore is thrown on as it is. */
export const tellingOfBackup =
  (file: string) =>
  (error: unknown): never => {
    if (!isUnreadable(error)) throw error
    throw new CannotStart(
      `控え ${file} は、途中で切れているか、壊れています。何も戻していません。`,
      `The backup ${file} ends too early or is damaged. Nothing was restored.`,
      { cause: error },
    )
  }
