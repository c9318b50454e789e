import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import { OSCAL_MODELS } from './check.ts'
import { EXPORTS, type Exported } from './exports.ts'
import type { Leaving } from './standing.ts'

const COUNTED: Readonly<Record<Exported, string>> = {
  'system-security-plan': '管理策',
  'assessment-plan': '評価する管理策',
  'assessment-results': '評価した管理策',
  'plan-of-action-and-milestones': '項目',
}

/** What of a system can leave as OSCAL, and why the rest cannot yet. */
export const ExportPage = ({ systemId, rows }: { systemId: string; rows: readonly Leaving[] }) => (
  <Section id="export" title="OSCALで書き出す" side="OSCAL 1.2.1 JSON">
    <p class="help">
      他の組織や道具へ渡すための機械可読の形です。今の内容をそのまま書き出します。同じ内容なら、いつ書き出しても同じファイルになり、識別子（UUID）は変わりません。
    </p>
    <Table
      caption="書き出せる文書"
      columns={[
        { title: '文書', names: true, cell: (row: Leaving) => OSCAL_MODELS[row.model] },
        { title: 'OSCALの文書', cell: (row) => row.model },
        {
          title: '書出し',
          cell: (row) =>
            row.why ?? (
              <>
                <a href={`/systems/${systemId}/oscal/${EXPORTS[row.model]}.json`} download>
                  {OSCAL_MODELS[row.model]}を書き出す
                </a>
                <span class="sub">{`　${COUNTED[row.model]}${row.count.toLocaleString('ja-JP')}件`}</span>
              </>
            ),
        },
      ]}
      rows={rows}
    />
  </Section>
)
