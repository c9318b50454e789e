import { createHash, randomUUID } from 'node:crypto'
import { canonicalJson } from '../src/kernel/pure/canonical.ts'
import { fieldsOfKind, kindOf } from '../src/features/risk/documents/kinds.ts'
import type { FieldDef } from '../src/features/risk/documents/kind.ts'
import type { House, Visitor } from './house.ts'
import { bytesOf, floorOf, measured, print, type Figure } from './measure.ts'

export const CONTROLS = 1000

/** What an approval rests on, and whose post writes it. */
const PACKAGE = [
  ['approval-risk-assessment', 'dev'],
  ['security-plan', 'dev'],
  ['monitoring-plan', 'dev'],
  ['assessment-plan', 'cert'],
  ['assessment-report', 'cert'],
  ['action-plan', 'dev'],
  ['certification-report', 'cert'],
] as const

/** A thousand controls of a list of our own, chosen and written by one system. */
export const controls = async (house: House, systemId: string): Promise<void> => {
  const say = (text: string, values: readonly unknown[]) => house.owner.query(text, [...values])
  const [source, catalog, baseline] = [randomUUID(), randomUUID(), randomUUID()]
  const hash = '0'.repeat(64)
  await say(
    `insert into control_source (id, kind, file_name, sha256, size, content, at) values ($1, 'catalog', 'bench.json', $2, 2, '{}', now())`,
    [source, hash],
  )
  await say(
    `insert into control_catalog (id, kind, title, version, oscal_version, document_uuid, source_id, sha256, state, total, withdrawn, imported_at, imported_by)
     values ($1::uuid, 'catalog', '測定', '1', '1.2.1', $1::text, $2, $3, 'current', ${CONTROLS}, 0, now(), '測定')`,
    [catalog, source, hash],
  )
  await say(
    `insert into control (id, catalog_id, control_id, family, family_title, label, title, statement, guidance, assessment, sort, sha256, folded, changed_at)
     select gen_random_uuid(), $1, 'ac-' || n, 'ac', 'アクセス制御', 'AC-' || n, '管理策 ' || n, repeat('本文', 40), '', '', n, $2, '', now()
     from generate_series(1, ${CONTROLS}) n`,
    [catalog, hash],
  )
  await say(
    `insert into case_file (id, process, state, title, system_id, opened_at, changed_at) values ($1, 'bench.baseline', 'chosen', '測定', $2, now(), now())`,
    [baseline, systemId],
  )
  await say(
    `insert into system_baseline (id, system_id, catalog_id, state, confidentiality, confidentiality_reason, integrity, integrity_reason, availability, availability_reason, provides, chosen_at, chosen_by)
     values ($1, $2, $3, 'chosen', 'moderate', '測定', 'moderate', '測定', 'low', '測定', false, now(), '測定')`,
    [baseline, systemId, catalog],
  )
  await say(
    `insert into system_control (id, system_id, control_id, chosen, sort, family, applicability, status, description, responsibility, evidence, provided_at, seen_at, updated_at, updated_by)
     select gen_random_uuid(), $1, 'ac-' || n, true, n, 'ac', 'applied', 'implemented', repeat('実装の内容。', 10), 'dev', '設定の記録', now(), now(), now(), '測定'
     from generate_series(1, ${CONTROLS}) n`,
    [systemId],
  )
}

const answerTo = (field: FieldDef): readonly (readonly [string, string])[] => {
  const named = (value: string) => [[`has:${field.key}`, '1'] as const, [`f:${field.key}`, value] as const]
  if (field.kind === 'choice' || field.kind === 'several') return named(field.options[0]?.[0] ?? '')
  if (field.kind === 'day') return named('2026-06-01')
  if (field.kind === 'number') return named('2')
  if (field.kind !== 'rows') return named(field.example)
  if (!field.required) return []
  return [
    [`has:${field.key}`, '1'],
    [`f:${field.key}:r1:${field.columns[0]?.key ?? ''}`, '一行目'],
  ]
}

const acted = async (visitor: Visitor, path: string, body: Record<string, unknown>): Promise<string> => {
  const answer = await visitor.post(path, { requestKey: randomUUID(), ...body })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`)
  return (JSON.parse(text) as { case?: string; caseId?: string; id?: string }).caseId ?? ''
}

type Held = { id: string; kind: string; writer: Visitor }

const write = async (writer: Visitor, id: string, kind: string) => {
  const form = new URLSearchParams(
    fieldsOfKind(kindOf(kind))
      .flatMap(answerTo)
      .map(([n, v]): [string, string] => [n, v]),
  )
  const answer = await writer.form(`/documents/${id}/fields`, form)
  if (answer.status !== 303) throw new Error(`the answers were answered ${answer.status}`)
}

/** A year of its own for each run: the sample is kept. */
const freeYear = async (house: House, systemId: string): Promise<number> => {
  const { rows } = await house.owner.query<{ year: number }>(
    'select coalesce(max(fiscal_year), 2030) + 1 as year from document where system_id = $1',
    [systemId],
  )
  return rows[0]?.year ?? 2031
}

const prepared = async (house: House): Promise<readonly Held[]> => {
  const { rows } = await house.owner.query<{ id: string }>('select id from system where annex_number = 3')
  const systemId = rows[0]?.id ?? ''
  const there = await house.owner.query('select 1 from system_baseline where system_id = $1', [systemId])
  if (there.rowCount === 0) await controls(house, systemId)
  const writers = {
    dev: await house.as('指揮通信システム企画課長'),
    ops: await house.as('指揮通信システム運用課長'),
    cert: await house.as('情報保証認証官'),
  }
  const fiscalYear = await freeYear(house, systemId)
  const held: Held[] = []
  for (const [kind, by] of PACKAGE) {
    const from = { kind, system: systemId }
    const writer = writers[by]
    const id = await acted(writer, '/api/processes/risk.document/acts/begin', { from, input: { fiscalYear } })
    for (const who of [writer, writers.ops]) await write(who, id, kind)
    held.push({ id, kind, writer })
  }
  return held
}

const freeze = async (held: readonly Held[]) => {
  for (const { id, writer } of held) await acted(writer, `/api/cases/${id}/acts/finalize`, { input: {} })
}

const takeUp = async (held: readonly Held[]) => {
  for (const { id, writer } of held) await acted(writer, `/api/cases/${id}/acts/revise`, { input: { reason: '測定' } })
}

/** A whole approval package with a thousand controls: opened, and frozen and hashed, against the bare hash of the same bytes. */
export const approvalPackage = async (house: House): Promise<readonly Figure[]> => {
  const held = await prepared(house)
  await freeze(held)
  await takeUp(held)
  const { rows } = await house.owner.query<{ content: unknown; sha256: string }>(
    'select content, sha256 from document_version where document_id = any ($1) and number = 1',
    [held.map((d) => d.id)],
  )
  const texts = rows.map((r) => r.content)
  const bytes = Buffer.byteLength(texts.map((t) => canonicalJson(t)).join(''))
  const floor = await floorOf(house, 40, async () => {
    for (const text of texts) createHash('sha256').update(canonicalJson(text)).digest('hex')
  })
  const open = async () => {
    let all = 0
    for (const { id, writer } of held) all += await bytesOf(writer.get(`/documents/${id}`))
    return all
  }
  const plan = held.filter((d) => d.kind === 'security-plan')
  const edit = () =>
    bytesOf(plan[0]?.writer.get(`/documents/${plan[0].id}/edit`) ?? Promise.reject(new Error('no plan')))
  const round = async () => {
    await freeze(held)
    await takeUp(held)
    return bytes
  }
  const onlyPlan = async () => {
    await freeze(plan)
    await takeUp(plan)
    return bytes
  }
  const more = { controls: CONTROLS, contentBytes: bytes }
  return [
    print(await measured(house, 'package: open seven documents', 40, open, { warm: 3 }), floor, more),
    print(await measured(house, 'package: open the editor of the plan', 60, edit, { warm: 5 }), floor, more),
    print(await measured(house, 'package: freeze seven, take up again', 20, round, { warm: 3 }), floor, more),
    print(await measured(house, 'package: freeze the plan, take up again', 20, onlyPlan, { warm: 3 }), floor, more),
  ]
}
