import type { Rule } from '#directive/rule.ts'
import { CHAPTER_TITLE, FORCE_LABEL } from '#directive/rule.ts'
import type { TraceRow, TraceTable } from './trace-table.ts'
import { carrierLabel, gapsOf } from './trace-table.ts'

/** For machines: totals, then every rule with the labels of what carries and what proves it. */
export function traceJson(table: TraceTable): string {
  return JSON.stringify({
    total: table.total,
    carried: table.carried,
    tested: table.tested,
    rules: table.rows.map((row) => ({ id: row.rule.id, carriers: row.carriers.map(carrierLabel), tests: row.tests })),
  })
}

/** For the terminal: one line a rule, then what is missing. */
export function traceText(table: TraceTable): string {
  const { uncarried, untested } = gapsOf(table)
  const lines = table.rows.map((row) =>
    [
      row.rule.id,
      pad(row.rule.provision, 30),
      pad(FORCE_LABEL[row.rule.force], 5),
      countOf(row.carriers.length),
      countOf(row.tests.length),
      row.rule.summary,
    ].join(' '),
  )
  return [
    `${pad('番号', 4)} ${pad('条項', 30)} ${pad('区分', 5)} 担う 試験 要旨`,
    ...lines,
    '',
    totals(table),
    ...missing('担うもののない規則', uncarried),
    ...missing('試験のない規則', untested),
    '',
  ].join('\n')
}

/** For docs/traceability.md. The same definitions and tests always give the same bytes. */
export function traceMarkdown(table: TraceTable): string {
  const { uncarried, untested } = gapsOf(table)
  const chapters = [...Map.groupBy(table.rows, (row) => row.rule.chapter)]
  return [
    '# 規則の対応表',
    '',
    'この文書は `mamori trace --markdown` が作る。手で直さない。',
    '',
    totals(table),
    '',
    ...missing('担うもののない規則', uncarried),
    ...missing('試験のない規則', untested),
    ...chapters.flatMap(([chapter, rows]) => chapterTable(CHAPTER_TITLE[chapter], rows)),
    '',
  ].join('\n')
}

function totals(table: TraceTable): string {
  return `全${table.total}規則のうち、担うものがあるもの ${table.carried}、試験もあるもの ${table.tested}。`
}

function missing(title: string, rules: readonly Rule[]): readonly string[] {
  return [`${title}：${rules.length === 0 ? 'なし' : rules.map((rule) => rule.id).join('、')}`, '']
}

function chapterTable(title: string, rows: readonly TraceRow[]): readonly string[] {
  const head = [
    '',
    `## ${title}`,
    '',
    '| 番号 | 条項 | 区分 | 要旨 | 担うもの | 確かめる試験 |',
    '| --- | --- | --- | --- | --- | --- |',
  ]
  return head.concat(rows.map(markdownRow))
}

function markdownRow({ rule, carriers, tests }: TraceRow): string {
  const carried = carriers.map((carrier) => `\`${carrierLabel(carrier)}\` ${carrier.title}`)
  return `| ${[rule.id, rule.provision, FORCE_LABEL[rule.force], rule.summary, cell(carried), cell(tests)].join(' | ')} |`
}

function cell(entries: readonly string[]): string {
  return entries.length === 0 ? '—' : entries.map(escapeCell).join('<br>')
}

function escapeCell(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('|', String.raw`\|`)
    .replaceAll('<', '&lt;')
    .replaceAll('\n', ' ')
}

function countOf(count: number): string {
  return (count === 0 ? '－' : String(count)).padStart(count === 0 ? 3 : 4)
}

/** Pads to a number of terminal columns; a full-width character takes two. */
function pad(text: string, columns: number): string {
  const width = Array.from(text).reduce((sum, character) => sum + (/[ -~｡-ﾟ]/u.test(character) ? 1 : 2), 0)
  return text + ' '.repeat(Math.max(0, columns - width))
}
