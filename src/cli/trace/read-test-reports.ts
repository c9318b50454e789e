import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Every JSON report of the test runner in a directory, by name; none when there is no such directory. */
export async function readTestReports(directory: string): Promise<readonly unknown[]> {
  const names = (await namesIn(directory)).filter((name) => name.endsWith('.json')).toSorted()
  return await Promise.all(names.map((name) => readReport(join(directory, name))))
}

async function readReport(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8')
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`試験の結果を読めません：${path}`, { cause: error })
  }
}

async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    return await readdir(directory)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
