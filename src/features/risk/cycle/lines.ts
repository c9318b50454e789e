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

const rowOf = (m: RiskCycle, s: CycleStep, v: HandedVersion, newest: boolean): CaseLines['rows'][number] => ({
  text: `${markOf(s.step)} ${kindOf(v.kind).title}　第${v.number}版`,
  detail: `${wareki(dayOf(s.at))}　${s.postTitle} ${s.personName}　SHA-256 ${v.sha256.slice(0, 16)}…`,
  href: `/documents/${v.documentId}/versions/${v.number}`,
  state: newest ? standingWord(m, v) : '後の引渡しあり',
  note: null,
})

/** The versions each hand-over froze, newest first; of each document the newest says whether it is still what stands there. */
export const cycleLines = (m: RiskCycle): CaseLines | null => {
  if (m.state === 'new') return null
  const seen = new Set<string>()
  const rows = m.steps.toReversed().flatMap((s) =>
    s.versions.map((v) => {
      const newest = !seen.has(v.kind)
      seen.add(v.kind)
      return rowOf(m, s, v, newest)
    }),
  )
  return { title: '引き渡した文書', side: '版は凍結されている', empty: 'まだ何も引き渡していません。', rows }
}
