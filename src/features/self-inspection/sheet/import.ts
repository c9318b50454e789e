import { isRuleNumber } from '#directive/rules.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { AnyImport, BoundImport, RowActs } from '#kernel/http/product.ts'
import { oneOfCell, plainCell } from '#kernel/sheet/cell-parsers.ts'
import type { Parsed } from '#kernel/sheet/columns.ts'
import { isStratum, STRATA, type Stratum } from '../words.ts'
import { keyIn, rulesIn } from './gates.ts'

type Entry = { stratum: Stratum; key: string; section: string; text: string; rules: string; help?: string }

const rulesCell = (text: string): Parsed<string> => {
  const unknown = rulesIn(text).find((rule) => !isRuleNumber(rule))
  return unknown === undefined
    ? { ok: true, value: rulesIn(text).join('、') }
    : { ok: false, message: `「${unknown}」という条項の番号はありません（R001からR176まで）。` }
}

const keyCell = (text: string): Parsed<string> =>
  /^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/u.test(keyIn(text))
    ? { ok: true, value: keyIn(text) }
    : { ok: false, message: `「${text}」は、半角の英数字とハイフンの20文字までではありません。` }

type Drafting = { id: string; stratum: Stratum; there: ReadonlyMap<string, string> }

/** The sheets being written, with what each question says now. */
const draftingSheets = async (tx: Tx): Promise<readonly Drafting[]> => {
  const sheets = await tx
    .selectFrom('selfInspectionSheet')
    .select(['id', 'stratum'])
    .where('state', '=', 'drafting')
    .orderBy('id', 'desc')
    .execute()
  const questions =
    sheets.length === 0
      ? []
      : await tx
          .selectFrom('selfInspectionQuestion')
          .selectAll()
          .where(
            'sheetId',
            'in',
            sheets.map((s) => s.id),
          )
          .execute()
  return sheets.flatMap(({ id, stratum }) =>
    isStratum(stratum)
      ? [
          {
            id,
            stratum,
            there: new Map(
              questions
                .filter((q) => q.sheetId === id)
                .map((q) => [q.key, said({ ...q, help: q.help ?? undefined, rules: q.rules.join('、') })]),
            ),
          },
        ]
      : [],
  )
}

const said = (q: { section: string; text: string; rules: string; help?: string | undefined }): string =>
  JSON.stringify([q.section, q.text, q.rules, q.help ?? ''])

const planQuestion = (record: Entry, sheets: readonly Drafting[]): RowActs => {
  const sheet = sheets.find((s) => s.stratum === record.stratum)
  if (!sheet)
    return {
      commands: [],
      problems: [`${STRATA[record.stratum]}の、作成中の自己点検表がありません。先に自己点検表を作り始めてください。`],
    }
  const was = sheet.there.get(record.key)
  if (was === said(record)) return { commands: [], unchanged: true }
  const { stratum: _, ...input } = record
  return {
    commands: [{ process: 'self-inspection.sheet', act: 'write', caseId: sheet.id, input: { ...input, after: null } }],
    ...(was === undefined ? {} : { changed: true }),
    says: [{ text: `${STRATA[record.stratum]}の設問${record.key}`, href: `/cases/${sheet.id}` }],
  }
}

const bound: BoundImport<Entry> = {
  key: 'self-inspection-questions',
  title: '自己点検表の設問を取り込む',
  help: '指揮通信システム部長が示した自己点検表の設問を、作成中の自己点検表にまとめて書きます。対象者ごとの自己点検表を、先に作り始めておきます。同じ設問番号は書き換え、書類にない設問はそのまま残します。',
  rules: ['R032'],
  who: 'signed-in',
  columns: [
    {
      key: 'stratum',
      label: '対象者',
      aliases: ['区分', '対象者区分'],
      required: true,
      parse: oneOfCell(STRATA, {
        operator: ['ア', '運用の責任者', 'システム情報保証責任者（運用）'],
        unit: ['イ', '部隊等責任者'],
        staff: ['ウ', '職員'],
      }),
    },
    { key: 'key', label: '設問番号', aliases: ['番号'], required: true, parse: keyCell },
    { key: 'section', label: '節', aliases: ['分類', '項目'], required: true, parse: plainCell(60) },
    { key: 'text', label: '設問', aliases: ['質問'], required: true, parse: plainCell(500) },
    { key: 'rules', label: '根拠の条項', aliases: ['根拠', '条項'], required: true, parse: rulesCell },
    { key: 'help', label: '説明', aliases: ['備考'], required: false, parse: plainCell(500) },
  ],
  unique: [['stratum', 'key']],
  whole: true,
  planner: (tx) =>
    draftingSheets(tx).then(
      (sheets) => (_tx, rows) => Promise.resolve(rows.map(({ record }) => planQuestion(record, sheets))),
    ),
  example: [
    ['対象者', '設問番号', '節', '設問', '根拠の条項', '説明'],
    ['全職員', 'C1', '誓約', '誓約書を出していますか。', 'R020、R080', '所属が変わったときも含みます。'],
  ],
  doneHref: '/registers/self-inspections',
}

export const questionsImport: AnyImport = bound
