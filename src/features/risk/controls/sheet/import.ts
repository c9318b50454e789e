import type { Tx } from '#kernel/db/database.ts'
import type { AnyImport, BoundImport, RowActs } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { foldForSearch } from '#kernel/pure/normalise.ts'
import { oneOfCell, plainCell } from '#kernel/sheet/cell-parsers.ts'
import type { ImportColumn, Parsed } from '#kernel/sheet/columns.ts'
import { APPLICABILITIES, RESPONSIBILITIES, STATUSES } from '../words.ts'
import { writesControls, judgeWritten } from './judge.ts'
import { providers, providing, sheetRows } from './read-store.ts'
import { sameWritten, tidied, type SheetRow, type Written } from './row.ts'

/** One control of a system as it stands in a spreadsheet. */
type Entry = {
  system: string
  control: string
  applicability?: Written['applicability']
  reason?: string
  inheritedFrom?: string
  status?: Written['status']
  description?: string
  responsibility?: Written['responsibility']
  evidence?: string
}

const longCell =
  (max: number) =>
  (text: string): Parsed<string> =>
    text.length > max ? { ok: false, message: `は${max}文字までです。` } : { ok: true, value: text }

const COLUMNS: readonly ImportColumn<Entry>[] = [
  { key: 'system', label: '情報システム', aliases: ['システム'], required: true, parse: plainCell(200) },
  {
    key: 'control',
    label: '番号',
    aliases: ['識別子', '管理策番号', 'Control'],
    required: true,
    parse: plainCell(100),
  },
  {
    key: 'applicability',
    label: '適用',
    required: false,
    parse: oneOfCell(APPLICABILITIES, { applied: ['○', '要'], excluded: ['除外', '対象外', '×'], inherited: ['共通'] }),
  },
  { key: 'reason', label: '適用除外の理由', aliases: ['除外理由', '理由'], required: false, parse: longCell(2000) },
  { key: 'inheritedFrom', label: '継承元', required: false, parse: plainCell(200) },
  {
    key: 'status',
    label: '実装状況',
    aliases: ['状況'],
    required: false,
    parse: oneOfCell(STATUSES, {
      implemented: ['済', '実施済'],
      partial: ['一部', '一部実施'],
      planned: ['計画', '計画中'],
      none: ['未', '未実施'],
    }),
  },
  { key: 'description', label: '実装内容', aliases: ['内容'], required: false, parse: longCell(8000) },
  {
    key: 'responsibility',
    label: '責任区分',
    aliases: ['区分'],
    required: false,
    parse: oneOfCell(RESPONSIBILITIES, { both: ['両方', '共同'] }),
  },
  { key: 'evidence', label: '証跡', aliases: ['エビデンス'], required: false, parse: longCell(2000) },
]

type Sheet = {
  caseId: string
  systemId: string
  as: NonNullable<ReturnType<typeof writesControls>>
  rows: ReadonlyMap<string, SheetRow>
  provides: ReturnType<typeof providing>
  sources: ReadonlyMap<string, string>
}

const sheetOf = async (tx: Tx, actor: Actor, system: { id: string; systemId: string }): Promise<Sheet | string> => {
  const as = writesControls(actor, system.systemId)
  if (!as) return 'この情報システムの管理策は、今の官職では書けません。'
  const rows = await sheetRows(tx, system.systemId, null)
  const list = await providers(tx, system.systemId, null)
  return {
    caseId: system.id,
    systemId: system.systemId,
    as,
    rows: new Map(
      rows.flatMap((r) => [[foldForSearch(r.label), r] as const, [foldForSearch(r.controlId), r] as const]),
    ),
    provides: providing(list),
    sources: new Map(list.map((p) => [foldForSearch(p.systemName), p.systemId])),
  }
}

const over = (row: SheetRow, entry: Entry, sourceId: string | null): Written => ({
  applicability: entry.applicability ?? row.applicability,
  reason: entry.reason ?? row.reason,
  inheritedFrom: sourceId ?? row.inheritedFrom,
  status: entry.status ?? row.status,
  description: entry.description ?? row.description,
  responsibility: entry.responsibility ?? row.responsibility,
  evidence: entry.evidence ?? row.evidence,
})

const plan = (sheet: Sheet, entry: Entry): RowActs => {
  const row = sheet.rows.get(foldForSearch(entry.control))
  if (!row) return { commands: [], problems: [`管理策「${entry.control}」は、この情報システムの選定にありません。`] }
  const sourceId = entry.inheritedFrom === undefined ? null : sheet.sources.get(foldForSearch(entry.inheritedFrom))
  if (sourceId === undefined)
    return {
      commands: [],
      problems: [`継承元「${entry.inheritedFrom ?? ''}」は、継承を認めている情報システムにありません。`],
    }
  const after = tidied(over(row, entry, sourceId))
  if (sameWritten(row, after)) return { commands: [], unchanged: true }
  const { label, controlId } = row
  const { systemId, as, provides } = sheet
  const refusal = judgeWritten({ label, controlId, systemId, before: row, after, as, provides })
  if (refusal) return { commands: [], problems: [refusal.sentence] }
  const { system: _, control: __, inheritedFrom: ___, ...said } = entry
  const input = { ...said, controlId, ...(sourceId === null ? {} : { inheritedFrom: sourceId }) }
  return { commands: [{ process: 'risk.baseline', act: 'fill', caseId: sheet.caseId, input }], changed: true }
}

const bound: BoundImport<Entry> = {
  key: 'system-controls',
  title: '情報システムの管理策の状況を取り込む',
  help: '表計算で書かれた管理策の状況（適用・実装状況・実装内容など）を、選定済みの管理策に写します。書き出した表をそのまま直して戻せます。空欄は「書いていない」と読み、今の記載を消しません。同じ内容の行は何も変えません。取込みは一行ずつ記録に残ります。',
  rules: ['R119', 'R138'],
  who: 'signed-in',
  columns: COLUMNS,
  unique: [['system', 'control']],
  planner: async (tx, actor) => {
    const systems = await tx
      .selectFrom('systemBaseline as b')
      .innerJoin('system as s', 's.id', 'b.systemId')
      .select(['b.id', 'b.systemId', 's.name'])
      .execute()
    const byName = new Map(systems.map((s) => [foldForSearch(s.name), s]))
    const sheets = new Map<string, Sheet | string>()
    return async (chunk, rows) => {
      const plans: RowActs[] = []
      for (const { record } of rows) {
        const name = foldForSearch(record.system)
        const system = byName.get(name)
        const sheet =
          sheets.get(name) ??
          (system
            ? await sheetOf(chunk, actor, system)
            : `情報システム「${record.system}」は、管理策を選んでいないか、今の官職では見られません。`)
        sheets.set(name, sheet)
        plans.push(typeof sheet === 'string' ? { commands: [], problems: [sheet] } : plan(sheet, record))
      }
      return plans
    }
  },
  example: [
    ['情報システム', '番号', '適用', '適用除外の理由', '継承元', '実装状況', '実装内容', '責任区分', '証跡'],
    ['○○システム', 'AC-2', '適用', '', '', '一部実装', '利用者の登録は運用班長が受け付ける。', '運用', '利用者管理簿'],
    ['○○システム', 'AC-18', '適用除外', '無線の機能がない。', '', '', '', '整備', ''],
  ],
  doneHref: '/registers/system-controls',
}

/** Many offices fill these in with a spreadsheet: each row becomes one act, judged as if it were written on the page. */
export const sheetImport: AnyImport = bound
