import type { CaseLines } from '#kernel/act/binding.ts'
import type { Inspection } from './model.ts'

/** The vulnerabilities written by hand, each with the item that stands for it. */
export const inspectionLines = (m: Inspection): CaseLines | null =>
  m.state !== 'resulted' && m.state !== 'closed'
    ? null
    : {
        title: '判明した脆弱性（手書きの分）',
        side: '将来対応計画に記載する（付紙第10-9）',
        empty: '手書きの脆弱性はありません。',
        rows: m.vulnerabilities.map((v) => ({
          text: v.text,
          detail: v.planItem ?? '',
          href:
            v.planItemId === null
              ? `/begin/risk.plan-item?system=${m.systemId}&origin=inspection`
              : `/cases/${v.planItemId}`,
          state: v.planItemId === null ? '将来対応計画にない' : '将来対応計画に記載済',
          note: null,
        })),
      }
