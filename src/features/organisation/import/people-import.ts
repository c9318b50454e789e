import type { Tx } from '#kernel/db/database.ts'
import type { AnyImport, BoundImport, RowActs } from '#kernel/http/product.ts'
import type { Day } from '#kernel/pure/day.ts'
import { dayCell, oneOfCell, plainCell } from '#kernel/sheet/cell-parsers.ts'
import { PERSON_KINDS, type PersonKind } from '../words.ts'
import { unitFinder, unitsStanding, type StandingUnit } from './standing.ts'

/** One line of a list of people, known by their numbers. */
export type PersonEntry = {
  serviceNumber: string
  name: string
  kana: string
  rank?: string
  unit: string
  kind?: PersonKind
  startsOn?: string
}

const peopleNumbered = (tx: Tx, numbers: readonly string[]) =>
  tx
    .selectFrom('person')
    .select(['id', 'serviceNumber', 'name', 'kana', 'rank', 'kind', 'homeUnitId', 'state'])
    .where('serviceNumber', 'in', numbers)
    .execute()

type Standing = Awaited<ReturnType<typeof peopleNumbered>>[number]

const register = (entry: PersonEntry, unitId: string, today: Day): RowActs => {
  const { unit: _unit, rank = null, kind = 'staff', startsOn = today, ...said } = entry
  const input = { ...said, externalId: null, rank, kind, homeUnitId: unitId, startsOn }
  return {
    commands: [{ process: 'organisation.person', act: 'register', caseId: null, from: { unit: unitId }, input }],
  }
}

const change = (was: Standing, entry: PersonEntry, unitId: string, today: Day): RowActs => {
  if (was.state !== 'present')
    return {
      commands: [],
      problems: ['その職員番号の人は離籍しています。戻ったときは「再び所属させる」で記録してください。'],
    }
  if (entry.kind !== undefined && entry.kind !== was.kind)
    return {
      commands: [],
      problems: [`区分が違います（登録は「${PERSON_KINDS[was.kind as PersonKind]}」）。取込みでは改められません。`],
    }
  const on = entry.startsOn ?? today
  const { name, kana, rank = was.rank } = entry
  const act = (key: string, input: Record<string, unknown>) => ({
    process: 'organisation.person',
    act: key,
    caseId: was.id,
    input: { ...input, on },
  })
  const commands = [
    ...(name === was.name && kana === was.kana && rank === was.rank ? [] : [act('change', { rank, name, kana })]),
    ...(unitId === was.homeUnitId ? [] : [act('transfer', { homeUnitId: unitId })]),
  ]
  return commands.length === 0 ? { commands, unchanged: true } : { commands, changed: true }
}

const bound: BoundImport<PersonEntry> = {
  key: 'people',
  title: '職員等を取り込む',
  help: '職員番号で照らし合わせます。いない人は登録し、氏名・よみ・階級が違えば改め、所属が違えば移します。同じなら何もしません。ファイルにない人はそのままです。',
  rules: ['R003', 'R004'],
  who: 'administrator',
  columns: [
    { key: 'serviceNumber', label: '職員番号', aliases: ['認識番号', '番号'], required: true, parse: plainCell(30) },
    { key: 'name', label: '氏名', aliases: ['名前'], required: true, parse: plainCell(60) },
    {
      key: 'kana',
      label: 'よみ',
      aliases: ['ふりがな', 'フリガナ', 'カナ', '読み', '読み仮名'],
      required: true,
      parse: plainCell(60),
    },
    { key: 'rank', label: '階級', aliases: ['階級・職名', '官名'], required: false, parse: plainCell(30) },
    { key: 'unit', label: '所属', aliases: ['部隊等', '課等', '部署'], required: true, parse: plainCell(200) },
    { key: 'kind', label: '区分', aliases: ['職員区分'], required: false, parse: oneOfCell(PERSON_KINDS) },
    { key: 'startsOn', label: '日付', aliases: ['所属した日', '発令日', '異動日'], required: false, parse: dayCell },
  ],
  unique: [['serviceNumber']],
  planner: async (tx, _actor, today) => {
    const unitOf = unitFinder(await unitsStanding(tx))
    return async (chunk, rows) => {
      const known = new Map(
        (
          await peopleNumbered(
            chunk,
            rows.map(({ record }) => record.serviceNumber),
          )
        ).map((p) => [p.serviceNumber, p]),
      )
      return rows.map(({ record }) => {
        const unit: StandingUnit | string = unitOf(record.unit)
        if (typeof unit === 'string') return { commands: [], problems: [unit] }
        const was = known.get(record.serviceNumber)
        return was ? change(was, record, unit.id ?? '', today) : register(record, unit.id ?? '', today)
      })
    }
  },
  example: [
    ['職員番号', '氏名', 'よみ', '階級', '所属', '区分', '日付'],
    ['A-0001', '見本 太郎', 'みほん たろう', '2等空佐', '総務課', '職員', '令和8年4月1日'],
  ],
  doneHref: '/registers/people',
}

export const peopleImport: AnyImport = bound
