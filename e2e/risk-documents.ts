import { expect } from 'vitest'
import { fieldsOfKind, kindOf } from '#features/risk/documents/kinds.ts'
import type { FieldDef } from '#features/risk/documents/kind.ts'
import { api } from './api.ts'
import type { Person } from './people.ts'
import { workerDemo } from './worker-demo.ts'

const answers = (field: FieldDef): readonly (readonly [string, string])[] => {
  const has = [`has:${field.key}`, '1'] as const
  if (field.kind === 'choice') return [has, [`f:${field.key}`, field.options[0]?.[0] ?? '']]
  if (field.kind === 'several') return [has, [`f:${field.key}`, field.options[0]?.[0] ?? '']]
  if (field.kind === 'day') return [has, [`f:${field.key}`, '2026-09-01']]
  if (field.kind === 'number') return [has, [`f:${field.key}`, '2']]
  if (field.kind !== 'rows') return [has, [`f:${field.key}`, field.example]]
  const [column] = field.columns
  return [has, [`f:${field.key}:r1:${column?.key ?? ''}`, column?.options?.[0]?.[0] ?? '見本']]
}

const done = (answer: { status: number; body: Record<string, unknown> }): string => {
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return String(answer.body['caseId'])
}

/** Answers every question that must be answered, as a plain form sends it; what is not the writer's is left alone. */
const fills = async (who: Person, id: string, kind: string): Promise<void> => {
  const form = Object.fromEntries(
    fieldsOfKind(kindOf(kind))
      .filter((f) => f.required)
      .flatMap(answers),
  )
  const headers = { origin: workerDemo().origin, accept: 'application/json' }
  const answer = await who.page.request.post(`/documents/${id}/fields`, { form, headers })
  if (answer.status() !== 200) throw new Error(await answer.text())
}

/** The first version of a document of a system in a 年度, or of none; answers its id. */
export const writesFirst = async (
  writers: readonly [Person, ...Person[]],
  kind: string,
  system: string,
  fiscalYear: number | null,
): Promise<string> => {
  const [first] = writers
  const id = done(await api(first).begin('risk.document', 'begin', { from: { kind, system }, input: { fiscalYear } }))
  for (const who of writers) await fills(who, id, kind)
  done(await api(first).act(id, 'finalize', { input: {} }))
  return id
}

/** The next version of it. */
export const writesNext = async (who: Person, id: string, reason: string): Promise<void> => {
  done(await api(who).act(id, 'revise', { input: { reason } }))
  done(await api(who).act(id, 'finalize', { input: {} }))
}

/** Finalises by hand what is being written, as the next version. */
export const finalise = async (who: Person, id: string, version: number): Promise<void> => {
  await who.goesTo(`/documents/${id}`)
  await who.does('版を確定する')
  expect(await who.reads()).toContain(`第${version}版`)
}

/** Revises a finished document by hand and gives one answer anew; it stays in writing. */
export const revise = async (
  who: Person,
  id: string,
  answer: { section: string; field: string; text: string },
): Promise<void> => {
  await who.goesTo(`/documents/${id}`)
  await who.does('改訂する', () => who.writes('改訂する理由', '内容を改める'))
  await who.goesTo(`/documents/${id}/edit?s=${answer.section}`)
  await who.writes(answer.field, answer.text)
  await expect.poll(() => who.page.locator('.draft-state').innerText(), { timeout: 20_000 }).toContain('保存しました')
}
