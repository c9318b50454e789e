import { expect } from 'vitest'
import type { CellColumn, Charge, FieldDef } from '#features/risk/documents/kind.ts'
import { kindOf } from '#features/risk/documents/kinds.ts'
import type { Person } from './people.ts'
import { workerDemo } from './worker-demo.ts'

const cell = (column: CellColumn): string =>
  column.kind === 'day' ? '2026-09-10' : (column.options?.[0]?.[0] ?? '見本')

const answerTo = (field: FieldDef): Readonly<Record<string, string>> => {
  const name = `f:${field.key}`
  switch (field.kind) {
    case 'rows':
      return Object.fromEntries(field.columns.map((c) => [`${name}:one:${c.key}`, cell(c)]))
    case 'choice':
    case 'several':
      return { [name]: field.options[0]?.[0] ?? '' }
    case 'day':
      return { [name]: '2026-09-10' }
    case 'number':
      return { [name]: '2' }
    default:
      return { [name]: field.example }
  }
}

/** What the sections in one side's charge ask, answered by the product's own examples, as a plain form sends it. */
const sends = async (who: Person, id: string, kind: string, charge: Charge) => {
  const fields = kindOf(kind)
    .sections.filter((s) => s.editors.includes(charge))
    .flatMap((s) => s.fields)
  if (fields.length === 0) return
  const form = Object.assign({}, ...fields.map((f) => ({ [`has:${f.key}`]: '1', ...answerTo(f) }))) as Record<
    string,
    string
  >
  const headers = { origin: workerDemo().origin, accept: 'application/json' }
  const answer = await who.page.request.post(`/documents/${id}/fields`, { form, headers })
  expect(answer.status(), `${kind} by ${charge}: ${await answer.text()}`).toBe(200)
}

export type Pen = readonly [who: Person, charge: Charge]

/** Begins a document of a system and answers it; the first of the pens begins it. It stays in writing. */
export const writeDocument = async (
  pens: readonly [Pen, ...Pen[]],
  systemId: string,
  kind: string,
): Promise<string> => {
  const [[first]] = pens
  await first.goesTo(`/begin/risk.document/begin?kind=${kind}&system=${systemId}`)
  await first.presses('文書を作り始める', first.page.locator('main form'))
  const id = /\/documents\/([0-9a-f-]{36})/.exec(first.page.url())?.[1]
  if (id === undefined) throw new Error(`no document is shown at ${first.page.url()}`)
  for (const [who, charge] of pens) await sends(who, id, kind, charge)
  return id
}

/** Finalises what is being written as the next version. */
export const finalise = async (who: Person, id: string, version = 1): Promise<void> => {
  await who.goesTo(`/documents/${id}`)
  await who.does('版を確定する')
  expect(await who.reads()).toContain(`第${version}版`)
}

export const writeFinal = async (pens: readonly [Pen, ...Pen[]], systemId: string, kind: string): Promise<string> => {
  const id = await writeDocument(pens, systemId, kind)
  await finalise(pens[0][0], id)
  return id
}

/** Revises a finished document and answers it anew, with one answer of its own words. */
export const revise = async (who: Person, id: string, section: string, field: string, text: string): Promise<void> => {
  await who.goesTo(`/documents/${id}`)
  await who.does('改訂する', () => who.writes('改訂する理由', '内容を改める'))
  await who.goesTo(`/documents/${id}/edit?s=${section}`)
  await who.writes(field, text)
  await expect.poll(() => who.page.locator('.draft-state').innerText(), { timeout: 20_000 }).toContain('保存しました')
}
