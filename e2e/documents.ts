import { execFileSync } from 'node:child_process'
import { expect } from 'vitest'
import type { Person } from './people.ts'

/** A file from an address, once it has answered with what it is. */
export const download = async (person: Person, path: string, type: string): Promise<Buffer> => {
  const answer = await person.page.request.get(path)
  expect(answer.status(), path).toBe(200)
  expect(answer.headers()['content-type'], path).toContain(type)
  return answer.body()
}

/** The words of a PDF in reading order, without the spaces that only place them. */
export const wordsOf = (pdf: Buffer): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).replaceAll(/[ 　]+/g, ' ')

export const printed = async (person: Person, path: string): Promise<string> =>
  wordsOf(await download(person, path, 'application/pdf'))

/** The address behind a link of the page. */
export const behind = async (person: Person, words: string): Promise<string> =>
  (await person.page.getByRole('link', { name: words, exact: true }).first().getAttribute('href')) ?? ''
