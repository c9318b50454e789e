import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { CannotStart } from './cannot-start.ts'

export type Instance = { release(): void }

/**
 * Claims a cluster's directory for this process.
 * Node has no flock; an exclusive SQLite transaction is the same kernel lock. It dies with its holder, so no stale lock
 * and no reused process id can ever keep us out, and it also holds between containers that share the directory.
 */
export function claimInstance(place: string): Instance {
  const file = join(place, 'instance.lock')
  const lock = new DatabaseSync(file)
  // Not by opening it: closing any descriptor of the file would give up this process's locks on it.
  chmodSync(file, 0o600)
  const holder = join(place, 'instance.txt')
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    const who = readable(holder)
    throw new CannotStart(
      `このデータはすでに別の mamori が使っています（${who}）。先にそれを止めるか、MAMORI_DATA に別の場所を指定してください: ${place}`,
      `Another mamori is using this data (${who}). Stop it first, or set MAMORI_DATA to another place: ${place}`,
      { cause },
    )
  }
  writeFileSync(holder, `process ${process.pid} on ${hostname()} since ${new Date().toISOString()}\n`)
  return {
    release() {
      if (lock.isOpen) lock.close()
    },
  }
}

function readable(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return '?'
  }
}
