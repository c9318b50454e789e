import type { Tx } from '#kernel/db/database.ts'
import type { AnyImport, BoundImport, RowActs } from '#kernel/http/product.ts'
import { foldNumber } from '#kernel/pure/normalise.ts'
import { foldHeading } from '#kernel/sheet/columns.ts'
import { designatedPlaces } from '../place/store.ts'
import type { Place } from '../medium/model.ts'
import { stateLabel } from '../medium/register.ts'
import { KIND_WORDS, MEDIA_TYPES } from '../words.ts'
import { MEDIA_COLUMNS, MEDIA_EXAMPLE, type MediumEntry } from './media-columns.ts'
import { unitsKept, type ImportUnit, type UnitOf } from './units.ts'

const HERE: ReadonlySet<string> = new Set(['kept', 'unlabelled', 'erased'])

/** What a row of the register must be like to be left alone. */
const standing = (tx: Tx, unitIds: readonly string[], numbers: readonly string[]) =>
  tx
    .selectFrom('medium')
    .select(['id', 'unitId', 'number', 'state', 'kind', 'mediaType', 'model', 'capacity', 'serialNumber'])
    .select(['registeredOn', 'placeId', 'note'])
    .where('number', 'in', numbers)
    .where('unitId', 'in', unitIds)
    .execute()

type Standing = Awaited<ReturnType<typeof standing>>[number]

const placeNamed = (places: readonly Place[], typed: string): Place | undefined =>
  places.find((p) => foldHeading(p.name) === foldHeading(typed))

const register = (entry: MediumEntry, unit: ImportUnit, places: readonly Place[]): RowActs => {
  const { place: typed, state = 'kept', unit: _unit, ...said } = entry
  const place = typed === undefined ? undefined : placeNamed(places, typed)
  if (HERE.has(state) && place === undefined)
    return {
      commands: [],
      problems: [
        typed === undefined
          ? '「集中保管場所」が入力されていません（手元にある媒体に必要です）。'
          : `「集中保管場所」「${typed}」は、${unit.name}の集中保管場所に指定されていません。先に指定するか、集中保管場所の台帳を取り込んでください。`,
      ],
    }
  const input = { trigger: 'opened', ...said, state, placeId: place?.id ?? null }
  const command = { process: 'media.medium', act: 'record-existing', caseId: null, from: { unit: unit.id }, input }
  return { commands: [command] }
}

const REASON = '登録簿の取込みによる'

/**
 * A file written before the medium was lent or destroyed here says the older state and changes nothing; one that says a
 * medium has gone which the register still has would skip the procedure.
 */
const ended = (was: Standing, { state }: MediumEntry): string[] =>
  state === undefined || HERE.has(state) || state === was.state
    ? []
    : [`登録簿では「${stateLabel(was.state)}」です。「${stateLabel(state)}」とするには、その手続を行ってください。`]

/** Facts no single correction may change: they follow from other procedures. */
const contradictions = (was: Standing, entry: MediumEntry): string[] => {
  const differs = (label: string, now: string, said: string) =>
    now === said ? [] : [`すでに登録されている媒体と${label}が違います（登録簿は「${now}」、この行は「${said}」）。`]
  return [
    ...differs('区分', KIND_WORDS[was.kind as MediumEntry['kind']], KIND_WORDS[entry.kind]),
    ...differs('媒体の種類', MEDIA_TYPES[was.mediaType as MediumEntry['mediaType']], MEDIA_TYPES[entry.mediaType]),
    ...differs('登録年月日', was.registeredOn, entry.registeredOn),
    ...ended(was, entry),
  ]
}

const change = (was: Standing, entry: MediumEntry, unit: ImportUnit, places: readonly Place[]): RowActs => {
  const problems = contradictions(was, entry)
  const act = (name: string, input: Record<string, unknown>) => ({
    process: 'media.medium',
    act: name,
    caseId: was.id,
    input,
  })
  // A blank cell says nothing: it takes nothing away.
  const corrections = (['model', 'capacity', 'serialNumber', 'note'] as const).flatMap((field) => {
    const value = entry[field]
    return value === undefined || value === was[field] ? [] : [act('correct', { field, value, reason: REASON })]
  })
  const place = entry.place === undefined ? undefined : placeNamed(places, entry.place)
  if (entry.place !== undefined && place === undefined && was.placeId !== null)
    problems.push(`「集中保管場所」「${entry.place}」は、${unit.name}の集中保管場所に指定されていません。`)
  const moves = place !== undefined && was.placeId !== null && place.id !== was.placeId
  const commands = [...corrections, ...(moves ? [act('move', { placeId: place.id, reason: REASON })] : [])]
  if (problems.length > 0) return { commands: [], problems }
  return commands.length === 0 ? { commands, unchanged: true } : { commands, changed: true }
}

const planRows = async (
  tx: Tx,
  rows: readonly { record: MediumEntry }[],
  unitOf: UnitOf,
  placesOf: (unitId: string) => Promise<readonly Place[]>,
): Promise<readonly RowActs[]> => {
  const units = rows.map(({ record }) => unitOf(record.unit))
  const ids = [...new Set(units.flatMap((unit) => (typeof unit === 'string' ? [] : [unit.id])))]
  const numbers = new Set(rows.flatMap(({ record }) => [record.number, foldNumber(record.number)]))
  const known = new Map<string, Standing>()
  for (const was of ids.length === 0 ? [] : await standing(tx, ids, [...numbers]))
    known.set(`${was.unitId} ${foldNumber(was.number)}`, was)
  const plans: RowActs[] = []
  for (const [nth, { record }] of rows.entries()) {
    const unit = units[nth] ?? ''
    if (typeof unit === 'string') {
      plans.push({ commands: [], problems: [unit] })
      continue
    }
    const was = known.get(`${unit.id} ${foldNumber(record.number)}`)
    const places = await placesOf(unit.id)
    plans.push(was ? change(was, record, unit, places) : register(record, unit, places))
  }
  return plans
}

const bound: BoundImport<MediumEntry> = {
  key: 'media',
  title: '可搬記憶媒体の登録簿を取り込む',
  help: '紙や表計算の登録簿の媒体を、登録番号も登録した日もそのまま写します。同じ番号の媒体がすでにあれば、違うところだけを訂正し（型式・容量・製造番号・備考・保管場所）、同じなら何もしません。空欄は「書いていない」と読み、登録簿の記載を消しません。秘密以上の媒体は取り込めません。使用中・持出中の媒体は、返却を受けてから取り込みます。',
  rules: ['R049'],
  who: 'signed-in',
  columns: MEDIA_COLUMNS,
  unique: [['unit', 'number']],
  planner: async (tx, actor) => {
    const unitOf = await unitsKept(tx, actor, ['UNIT', 'UNIT_IAP'])
    const known = new Map<string, readonly Place[]>()
    return (chunk, rows) =>
      planRows(chunk, rows, unitOf, async (unitId) => {
        const places = known.get(unitId) ?? (await designatedPlaces(chunk, unitId))
        known.set(unitId, places)
        return places
      })
  },
  example: MEDIA_EXAMPLE,
  doneHref: '/registers/media',
}

export const mediaImport: AnyImport = bound
