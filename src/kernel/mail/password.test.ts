import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mailSecrets } from './password.ts'

const inDirectory = async (tell: (dir: string) => Promise<void>) => {
  const dir = await mkdtemp(join(tmpdir(), 'mamori-mail-'))
  try {
    await tell(dir)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

test('the password of the mail server lies in a file that its owner alone may read, until it is taken away', () =>
  inDirectory(async (dir) => {
    const secrets = mailSecrets(dir, {})
    expect([await secrets.state(), await secrets.password()]).toEqual(['none', null])
    await secrets.keep('ひみつ')
    await secrets.keep('かぎ 2')
    expect([await secrets.state(), await secrets.password()]).toEqual(['file', 'かぎ 2'])
    expect((await stat(join(dir, 'smtp-password'))).mode & 0o777).toBe(0o600)
    expect(await readFile(join(dir, 'smtp-password'), 'utf8')).toBe('かぎ 2')
    await secrets.keep('')
    expect(await secrets.state()).toBe('none')
  }))

test('one that the environment gives goes before it', () =>
  inDirectory(async (dir) => {
    await mailSecrets(dir, {}).keep('file')
    const secrets = mailSecrets(dir, { MAMORI_SMTP_PASSWORD: 'environment' })
    expect([await secrets.state(), await secrets.password()]).toEqual(['environment', 'environment'])
  }))
