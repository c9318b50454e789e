import { expect, test } from 'vitest'
import { uploadedFile } from './upload.ts'

const sent = (form: FormData) => new Request('http://localhost/', { method: 'POST', body: form })

const formWith = (file: Blob, name: string, before: Record<string, string> = {}) => {
  const form = new FormData()
  for (const [key, value] of Object.entries(before)) form.append(key, value)
  form.append('file', file, name)
  form.append('after', 'x')
  return form
}

const arrived = async (request: Request) => {
  const upload = await uploadedFile(request)
  if (!upload) return null
  const pieces: Uint8Array[] = []
  for await (const piece of upload.pieces) pieces.push(piece)
  return { name: upload.fileName, bytes: Buffer.concat(pieces) }
}

/** The same body in pieces of this many bytes, so that the marks are cut anywhere. */
const cut = async (request: Request, size: number) => {
  const bytes = Buffer.from(await request.arrayBuffer())
  const body = ReadableStream.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += size) yield new Uint8Array(bytes.subarray(at, at + size))
    })(),
  )
  const type = request.headers.get('content-type') ?? ''
  return new Request('http://localhost/', { method: 'POST', body, headers: { 'content-type': type }, duplex: 'half' })
}

const content = Buffer.from(`番号,氏名\r\n--\r\n-${'1,髙﨑\r\n'.repeat(200)}`)

test.each([1, 2, 7, 61, 1000, 100_000])('a file arrives whole in pieces of %i bytes', async (size) => {
  const request = await cut(sent(formWith(new Blob([content]), '登録簿 "甲".csv', { note: 'まえ' })), size)
  expect(await arrived(request)).toEqual({ name: '登録簿 "甲".csv', bytes: content })
})

test('what the form says before the file comes with it', async () => {
  const upload = await uploadedFile(sent(formWith(new Blob([content]), 'a.csv', { system: '甲', closes: 'true' })))
  expect(upload?.fields).toEqual({ system: '甲', closes: 'true' })
})

test('no file chosen is no file', async () => {
  expect(await arrived(sent(formWith(new Blob([]), '')))).toBeNull()
  expect(await arrived(new Request('http://localhost/', { method: 'POST', body: 'a=1' }))).toBeNull()
})

test('an empty file is a file of no bytes', async () => {
  expect(await arrived(sent(formWith(new Blob([]), 'a.csv')))).toEqual({ name: 'a.csv', bytes: Buffer.alloc(0) })
})

test('a body that breaks off within the file is an error, not a shorter file', async () => {
  const whole = sent(formWith(new Blob([content]), 'a.csv'))
  const type = whole.headers.get('content-type') ?? ''
  const part = (await whole.arrayBuffer()).slice(0, 900)
  const broken = new Request('http://localhost/', { method: 'POST', body: part, headers: { 'content-type': type } })
  await expect(arrived(broken)).rejects.toThrow('ended within a file')
})
