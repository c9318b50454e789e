import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { unless } from './cannot-start.ts'

/**
 * Makes a directory and what is missing on the way; tells the first one made, or undefined where all stood already. Step by step
 * from the top: Node's own recursive way never comes back where the system lets nobody make anything, as under /proc.
 */
export const makeDirectories = async (directory: string, mode: number): Promise<string | undefined> => {
  const missing: string[] = []
  for (let at = resolve(directory); !(await stat(at).catch(unless('ENOENT'))); at = dirname(at)) missing.unshift(at)
  let first: string | undefined
  for (const one of missing) {
    const made = await mkdir(one, { mode }).then(() => true, unless('EEXIST'))
    if (made) first ??= one
  }
  return first
}
