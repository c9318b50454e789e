import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { houseFontDirs } from './font-dirs.ts'
import { startPrinter, type PrinterSettings } from './printer.ts'

let dir = ''

// Stands in for the typesetter where its own misbehaviour is the subject; the "document" names the process that made it.
const standIn = `
process.on('disconnect', () => process.exit(0))
process.on('message', ({ id, template }) => {
  if (template === 'dies.typ') { process.stderr.write('out of patience'); setTimeout(() => process.exit(7), 20); return }
  if (template === 'hangs.typ') return
  process.send({ id, rss: template === 'heavy.typ' ? 2000 : 1000, pdf: Buffer.from(String(process.pid)) })
})`

beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'print-'))
  writeFileSync(path.join(dir, 'stand-in.mjs'), standIn)
  writeFileSync(path.join(dir, 'good.typ'), '#let d = json("/data.json")\n#set document(title: d.title)\n#d.title')
  writeFileSync(path.join(dir, 'bad.typ'), '#json("/data.json").missing')
  writeFileSync(path.join(dir, 'outside.typ'), '#read("/../../../etc/hostname")')
  writeFileSync(path.join(dir, 'package.typ'), '#import "@preview/tablex:0.0.9": tablex')
})
afterAll(() => rmSync(dir, { recursive: true }))

const printer = (o: Partial<PrinterSettings> = {}) =>
  startPrinter({ templateDir: dir, fontDirs: houseFontDirs(), ...o })
const pretending = (o: Partial<PrinterSettings> = {}) => printer({ childPath: path.join(dir, 'stand-in.mjs'), ...o })
const text = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)

test('documents asked for at once are all made, each with its own data', async () => {
  const p = printer()
  const pdfs = await Promise.all(['a', 'b', 'c'].map((title) => p.print('good.typ', { title })))
  for (const [at, pdf] of pdfs.entries()) {
    expect(text(pdf)).toMatch(/^%PDF-1\.7/)
    expect(text(pdf)).toContain(`/Title (${'abc'[at]})`)
  }
  await p.stop()
})

test('without tags a document is smaller', async () => {
  const p = printer()
  const tagged = await p.print('good.typ', { title: 'x' })
  const plain = await p.print('good.typ', { title: 'x' }, { tags: false })
  expect(text(tagged)).toContain('/StructTreeRoot')
  expect(text(plain)).not.toContain('/StructTreeRoot')
  expect(plain.length).toBeLessThan(tagged.length)
  await p.stop()
})

test('a fault of the template is named, and the next document is made', async () => {
  const p = printer()
  await expect(p.print('bad.typ', {})).rejects.toMatchObject({
    kind: 'template',
    message: expect.stringContaining('missing'),
  })
  await expect(p.print('absent.typ', {})).rejects.toMatchObject({ kind: 'template' })
  expect(text(await p.print('good.typ', { title: 'x' }))).toContain('%PDF')
  await p.stop()
})

test('a template can neither read outside its root nor fetch a package', async () => {
  const p = printer()
  await expect(p.print('outside.typ', {})).rejects.toMatchObject({ kind: 'template' })
  await expect(p.print('package.typ', {})).rejects.toMatchObject({ kind: 'template' })
  for (const name of ['../x.typ', '/etc/x.typ', 'a/../x.typ', 'x.txt', ''])
    await expect(p.print(name, {})).rejects.toMatchObject({
      kind: 'template',
      message: expect.stringContaining('not a template name'),
    })
  await p.stop()
})

test('no template of ours names a package', () => {
  const templates = globSync('src/**/*.typ')
  expect(templates).toContain('src/kernel/print/templates/house.typ')
  for (const file of templates) expect(readFileSync(file, 'utf8')).not.toMatch(/import\s+"@/)
})

test('the child is replaced after so many documents, and when it has grown too large', async () => {
  const p = pretending({ documentsPerChild: 2, childMemoryBytes: 2000 })
  const made = []
  for (const template of ['x.typ', 'x.typ', 'x.typ', 'heavy.typ', 'x.typ']) made.push(text(await p.print(template, {})))
  const [a, b, c, d, e] = made
  expect(b).toBe(a)
  expect(c).not.toBe(b)
  expect(d).toBe(c)
  expect(e).not.toBe(d)
  await p.stop()
})

test('a child that dies fails only the document it was making, in words a person can read', async () => {
  const p = pretending()
  const fate = p.print('dies.typ', {})
  const next = p.print('x.typ', {})
  await expect(fate).rejects.toMatchObject({
    kind: 'crashed',
    message: expect.stringMatching(/exit 7 .*out of patience/),
    sentence: '印刷の処理が途中で止まりました。もう一度お試しください。',
  })
  expect(text(await next)).toMatch(/^\d+$/)
  await p.stop()
})

test('a child that cannot start fails the document', async () => {
  const p = printer({ childPath: path.join(dir, 'nowhere.mjs') })
  await expect(p.print('good.typ', {})).rejects.toMatchObject({ kind: 'crashed' })
  await p.stop()
})

test('a document that takes too long is given up, and the next one is made', async () => {
  const p = pretending({ documentTimeoutMs: 5000 })
  const fate = p.print('hangs.typ', {})
  const next = p.print('x.typ', {})
  await expect(fate).rejects.toMatchObject({ kind: 'timeout' })
  await expect(next).resolves.toBeDefined()
  await p.stop()
})

test('more documents than may wait are refused', async () => {
  const p = pretending({ maxWaiting: 2 })
  const waiting = [p.print('x.typ', {}), p.print('x.typ', {})]
  expect(p.waiting()).toBe(2)
  await expect(p.print('x.typ', {})).rejects.toMatchObject({ kind: 'busy' })
  await Promise.all(waiting)
  expect(p.waiting()).toBe(0)
  await p.stop()
})

test('stopping ends what is being made and refuses what comes after', async () => {
  const p = pretending()
  await p.print('x.typ', {})
  const fates = Promise.allSettled([p.print('hangs.typ', {}), p.print('x.typ', {})])
  await p.stop()
  expect(await fates).toMatchObject([
    { status: 'rejected', reason: { kind: 'stopped' } },
    { status: 'rejected', reason: { kind: 'stopped' } },
  ])
  await expect(p.print('x.typ', {})).rejects.toMatchObject({ kind: 'stopped' })
})

test('a child with nothing to do is let go, and another comes with the next document', async () => {
  const p = pretending({ idleMs: 1 })
  const first = Number(text(await p.print('x.typ', {})))
  await expect.poll(() => isAlive(first), { timeout: 20_000 }).toBe(false)
  expect(Number(text(await p.print('x.typ', {})))).not.toBe(first)
  await p.stop()
})

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
