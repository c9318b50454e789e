import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '#kernel/package-root.ts'
import { NAMES } from '../pack-format.ts'
import type { Archive } from './archive.ts'

const paper = (name: string) => readFile(join(packageRoot, 'src/features/compliance/evidence/paper', name))

/** How to check the archive with this program and without it. */
export const verificationFiles = async (archive: Archive): Promise<void> => {
  const about = (title: string) => ({ title, kind: 'verification' as const })
  await archive.add(NAMES.steps, about('確かめ方'), await paper('how-to-verify.txt'))
  await archive.add(NAMES.script, about('確かめるための小さなプログラム（Python）'), await paper('verify.py'))
}
