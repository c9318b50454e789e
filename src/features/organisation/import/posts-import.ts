import type { Tx } from '#kernel/db/database.ts'
import type { AnyImport, BoundImport } from '#kernel/http/product.ts'
import { dayCell, plainCell } from '#kernel/sheet/cell-parsers.ts'
import { unitFinder, unitsStanding } from './standing.ts'

/** One line of a list of 官職, known by unit and title. */
export type PostEntry = { unit: string; title: string; startsOn?: string }

const postsTitled = (tx: Tx, titles: readonly string[]) =>
  tx
    .selectFrom('post')
    .select(['unitId', 'title'])
    .where('state', '=', 'established')
    .where('title', 'in', titles)
    .execute()

const bound: BoundImport<PostEntry> = {
  key: 'posts',
  title: '官職を取り込む',
  help: '部隊等と官職名で照らし合わせます。ない官職は設け、あればそのままにします。官職名を改めるときは、その官職の「官職名を改める」で行ってください（取り込むと、別の官職になります）。',
  rules: ['R042', 'R044'],
  who: 'administrator',
  columns: [
    { key: 'unit', label: '部隊等', aliases: ['課等', '所属', '置く部隊等'], required: true, parse: plainCell(200) },
    { key: 'title', label: '官職', aliases: ['官職名', '職名'], required: true, parse: plainCell(200) },
    { key: 'startsOn', label: '日付', aliases: ['設けた日'], required: false, parse: dayCell },
  ],
  unique: [['unit', 'title']],
  planner: async (tx, _actor, today) => {
    const unitOf = unitFinder(await unitsStanding(tx))
    return async (chunk, rows) => {
      const standing = await postsTitled(
        chunk,
        rows.map(({ record }) => record.title),
      )
      const known = new Set(standing.map((p) => `${p.unitId} ${p.title}`))
      return rows.map(({ record }) => {
        const unit = unitOf(record.unit)
        if (typeof unit === 'string') return { commands: [], problems: [unit] }
        if (known.has(`${unit.id ?? ''} ${record.title}`)) return { commands: [], unchanged: true }
        const input = { unitId: unit.id, title: record.title, startsOn: record.startsOn ?? today, inferred: null }
        const from = { unit: unit.id ?? '' }
        return { commands: [{ process: 'organisation.post', act: 'establish', caseId: null, from, input }] }
      })
    }
  },
  example: [
    ['部隊等', '官職', '日付'],
    ['総務課', '庶務班長', '令和8年4月1日'],
  ],
  doneHref: '/registers/posts',
}

export const postsImport: AnyImport = bound
