import { sql } from 'kysely'
import { Fault } from '#kernel/http/fault.ts'
import type { BoundForm } from '#kernel/http/product.ts'
import type { Tx } from '#kernel/db/database.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { clockText, fullClockText } from '#kernel/pure/clock-text.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { scansBy } from '../count/register-store.ts'
import { itemsBy } from '../items/register-store.ts'
import type { ItemRow } from '../items/register.ts'
import { openOf, totalOf, type Tally } from '../model.ts'
import { headOf, overviewOf, type Head } from '../pages/reading-store.ts'
import { stocktake } from '../process.ts'
import { RESULTS, SCANS, type Result } from '../words.ts'
import { stocktakeReportSheet, stocktakeReportTemplate } from './stocktake-report.ts'

/** What the typesetter makes in well under its time; the register's CSV and XLSX have no such end. */
const MOST = 3000

const points = (n: number) => `${n.toLocaleString('ja-JP')}点`

const tallyLines = (tally: Tally) => [
  ...(Object.keys(RESULTS) as Result[])
    .toReversed()
    .flatMap((r) => ((tally[r] ?? 0) === 0 ? [] : [[RESULTS[r], points(tally[r] ?? 0)] as const])),
  ['計', points(totalOf(tally))] as const,
]

const factLines = (head: Head, tally: Tally, counters: readonly string[]) =>
  [
    ['棚卸の番号', head.number],
    ['状態', `${stocktake.states[head.state]?.label ?? ''}${head.digest === null ? '（報告前の控え）' : ''}`],
    ['期間', `${wareki(head.startsOn)}から${wareki(head.endsOn)}まで`],
    ['基準時刻', fullClockText(head.baseAt)],
    ['対象', `${points(totalOf(tally))}（うち確認も説明もされていないもの ${points(openOf(tally))}）`],
    ['数えた者', counters.join('、')],
  ] as const

const differenceLine = (i: ItemRow) => ({
  number: i.number,
  result: RESULTS[i.result],
  expected: i.holderName === null ? (i.placeName ?? '') : `${i.holderName}の手元`,
  found: i.foundPlace ?? '',
  by: i.resultBy === null ? '' : `${i.resultBy}${i.resultAt === null ? '' : `　${clockText(i.resultAt)}`}`,
  remark: i.remark ?? '',
})

/** Kept as one text when the report was signed: 官職 階級 氏名. */
const signatory = (text: string) => {
  const [post = '', ...name] = text.split(' ')
  return { post, name: name.join('　') }
}

const worstFirst: readonly Result[] = ['missing', 'reported', 'denied', 'waiting', 'elsewhere', 'moved', 'explained']

const differencesOf = async (tx: Tx, id: string): Promise<readonly ItemRow[]> => {
  const where = sql`i.result not in ('found', 'held')`
  const rows = await itemsBy(tx, sql`${id}::uuid`, where).read(null, 'forward', MOST + 1)
  if (rows.length > MOST)
    throw new Fault(
      422,
      `差異が${MOST.toLocaleString('ja-JP')}点を超えるため、様式では印刷できません。棚卸一覧のCSV・XLSXで書き出してください。`,
    )
  return rows.toSorted((a, b) => worstFirst.indexOf(a.result) - worstFirst.indexOf(b.result))
}

/** 棚卸報告書 of one stocktake; before its report a copy that says so. */
export const stocktakeReportForm: BoundForm = {
  form: {
    key: 'stocktake-report',
    title: '棚卸報告書',
    provision: '付紙第4 1(1)',
    rules: ['R048', 'R049'],
    template: stocktakeReportTemplate,
  },
  data: async (tx, { id }) => {
    const head = id === null ? null : await headOf(tx, id)
    if (!head) return null
    const { tally, places, counters } = await overviewOf(tx, head)
    const strangers = sql`r.stocktake_id = ${head.id}::uuid and r.result in ('unknown', 'unregistered', 'outside')`
    const number = (n: number) => n.toLocaleString('ja-JP')
    return stocktakeReportSheet({
      number: head.number,
      unit: head.unitName,
      facts: factLines(
        head,
        tally,
        counters.map((c) => c.name),
      ),
      tally: tallyLines(tally),
      places: places.map((p) => ({
        name: p.name,
        total: number(p.total),
        found: number(p.found),
        open: number(p.open),
      })),
      differences: (await differencesOf(tx, head.id)).map(differenceLine),
      strangers: (await scansBy(tx, strangers).read(null, 'forward', MOST)).map((s) => ({
        code: s.code,
        word: SCANS[s.result].word,
        place: s.placeName ?? '',
        by: `${s.personName}　${clockText(s.scannedAt)}`,
      })),
      signed:
        head.digest === null || head.reportedAt === null
          ? null
          : { on: wareki(dayOf(head.reportedAt)), ...signatory(head.reportedBy ?? ''), digest: head.digest },
      remarks: head.remarks ?? '',
    })
  },
  file: () => '棚卸報告書',
}
