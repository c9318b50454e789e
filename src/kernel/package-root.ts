import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

const upwards = (from: string): string => {
  if (existsSync(join(from, 'package.json'))) return from
  const parent = dirname(from)
  if (parent === from) throw new Error('package.json of this program is missing')
  return upwards(parent)
}

/** Where the program lies, from source and from the built file alike. */
export const packageRoot = upwards(import.meta.dirname)
