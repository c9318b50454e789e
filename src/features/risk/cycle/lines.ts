import { dayOf } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import type { CaseLines } from '#kernel/act/binding.ts'
import { kindOf } from '../documents/kinds.ts'
import type { CycleStep, HandedVersion, RiskCycle } from './model.ts'
import { markOf } from './words.ts'

/** Whether what was handed over is still what stands there. */
const standingWord = (m: RiskCycle, v: HandedVersion): string => {
  const doc = m.now[v.kind]
  if (m.state === 'done') return '引渡し済'
  if (!doc || doc.documentId !== v.documentId) return '要再確認（文書が廃止された）'
  if (doc.latest?.versionId !== v.versionId) return `要再確認（第${doc.latest?.number ?? 0}版がある）`
  return doc.changedSince ? '要再確認（版の後に内容が変わった）' : '引き渡した版のまま'
}

const rowsOf = (m: RiskCycle, s: CycleStep, newest: boolean): CaseLines['rows'] =>
  s.versions.map((v) => ({
    text: `${markOf(s.step)} ${kindOf(v.kind).title}　第${v.number}版`,
    detail: `${wareki(dayOf(s.at))}　${s.postTitle} ${s.personName}　SHA-256 ${v.sha256.slice(0, 16)}…`,
    href: `/documents/${v.documentId}/versions/${v.number}`,
    state: newest ? standingWord(m, v) : '後の引渡しに代わられた',
    note: null,
  }))

/** The versions each hand-over froze, newest first. */
export const cycleLines = (m: RiskCycle): CaseLines | null => {
  if (m.state === 'new') return null
  const seen = new Set<number>()
  const rows = m.steps.toReversed().flatMap((s) => {
    if (s.way === 'back') return []
    const newest = !seen.has(s.step)
    seen.add(s.step)
    return rowsOf(m, s, newest)
  })
  return { title: '引き渡した文書', side: '版は凍結されている', empty: 'まだ何も引き渡していません。', rows }
}
