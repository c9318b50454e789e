import type { IncumbencyKind } from '#kernel/pure/actor.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { AnyImport, BoundImport, RowActs } from '#kernel/http/product.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { dayCell, oneOfCell, plainCell } from '#kernel/sheet/cell-parsers.ts'
import { INCUMBENCY_KINDS } from '../words.ts'
import { unitFinder, unitsStanding } from './standing.ts'

/** One line of a list of who holds which post. */
export type IncumbencyEntry = {
  unit: string
  post: string
  serviceNumber: string
  kind?: IncumbencyKind
  startsOn: string
  endsOn?: string
  orderNumber?: string
}

const postsTitled = (tx: Tx, titles: readonly string[]) =>
  tx
    .selectFrom('post')
    .select(['id', 'unitId', 'title'])
    .where('state', '=', 'established')
    .where('title', 'in', titles)
    .execute()

const peopleNumbered = (tx: Tx, numbers: readonly string[]) =>
  tx
    .selectFrom('person')
    .select(['id', 'serviceNumber'])
    .where('state', '=', 'present')
    .where('serviceNumber', 'in', numbers)
    .execute()

const servingIn = (tx: Tx, postIds: readonly string[]) =>
  tx
    .selectFrom('incumbency')
    .select(['postId', 'personId', 'kind', 'startsOn', 'endsOn'])
    .where('state', '=', 'serving')
    .where('postId', 'in', postIds)
    .execute()

type Serving = Awaited<ReturnType<typeof servingIn>>[number]

const planRow = (
  entry: IncumbencyEntry,
  postId: string | undefined,
  personId: string | undefined,
  serving: ReadonlyMap<string, Serving>,
): RowActs => {
  const problems = [
    ...(postId === undefined ? [`官職「${entry.post}」は、「${entry.unit}」に置かれていません。`] : []),
    ...(personId === undefined ? [`職員番号「${entry.serviceNumber}」の人は、登録されていないか離籍しています。`] : []),
  ]
  if (postId === undefined || personId === undefined) return { commands: [], problems }
  const { kind = 'substantive', startsOn, endsOn = null, orderNumber = null } = entry
  const was = serving.get(`${postId} ${personId}`)
  if (!was) {
    const input = { postId, personId, kind, startsOn, endsOn, orderNumber, documentId: null }
    const from = { post: postId, person: personId }
    return { commands: [{ process: 'organisation.incumbency', act: 'appoint', caseId: null, from, input }] }
  }
  if (was.kind === kind && was.startsOn === startsOn && (endsOn === null || was.endsOn === endsOn))
    return { commands: [], unchanged: true }
  const registered = `登録は${INCUMBENCY_KINDS[was.kind as IncumbencyKind]}、${wareki(was.startsOn)}から`
  return {
    commands: [],
    problems: [
      `その人は、すでにその官職に就いています（${registered}）。改めるには、離任を記録してから就けてください。`,
    ],
  }
}

const bound: BoundImport<IncumbencyEntry> = {
  key: 'incumbencies',
  title: '補職・代理・事務取扱を取り込む',
  help: '官職と人を、部隊等と官職名、職員番号で照らし合わせます。まだ就いていなければ就けます。前任者の離任は、先に記録してください。',
  rules: ['R002'],
  who: 'administrator',
  columns: [
    { key: 'unit', label: '部隊等', aliases: ['課等', '所属'], required: true, parse: plainCell(200) },
    { key: 'post', label: '官職', aliases: ['官職名', '職名'], required: true, parse: plainCell(200) },
    { key: 'serviceNumber', label: '職員番号', aliases: ['認識番号', '番号'], required: true, parse: plainCell(30) },
    { key: 'kind', label: '補職区分', aliases: ['区分', '補職'], required: false, parse: oneOfCell(INCUMBENCY_KINDS) },
    { key: 'startsOn', label: '就く日', aliases: ['日付', '発令日', '就いた日'], required: true, parse: dayCell },
    { key: 'endsOn', label: '離れる日', aliases: ['離任日'], required: false, parse: dayCell },
    { key: 'orderNumber', label: '発令の番号', aliases: ['発令番号'], required: false, parse: plainCell(60) },
  ],
  unique: [['unit', 'post', 'serviceNumber']],
  planner: async (tx) => {
    const unitOf = unitFinder(await unitsStanding(tx))
    return async (chunk, rows) => {
      const posts = await postsTitled(
        chunk,
        rows.map(({ record }) => record.post),
      )
      const people = await peopleNumbered(
        chunk,
        rows.map(({ record }) => record.serviceNumber),
      )
      const postIds = new Map(posts.map((p) => [`${p.unitId} ${p.title}`, p.id]))
      const personIds = new Map(people.map((p) => [p.serviceNumber, p.id]))
      const serving =
        posts.length === 0
          ? []
          : await servingIn(
              chunk,
              posts.map((p) => p.id),
            )
      const held = new Map(serving.map((s) => [`${s.postId} ${s.personId}`, s]))
      return rows.map(({ record }) => {
        const unit = unitOf(record.unit)
        if (typeof unit === 'string') return { commands: [], problems: [unit] }
        const postId = postIds.get(`${unit.id ?? ''} ${record.post}`)
        return planRow(record, postId, personIds.get(record.serviceNumber), held)
      })
    }
  },
  example: [
    ['部隊等', '官職', '職員番号', '補職区分', '就く日', '離れる日', '発令の番号'],
    ['総務課', '庶務班長', 'A-0001', '補職', '令和8年4月1日', '', '人発第1号'],
  ],
  doneHref: '/registers/incumbencies',
}

export const incumbenciesImport: AnyImport = bound
