import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import { OSCAL_MODELS } from './check.ts'
import { EXPORTS, type Export, type Exported } from './export.ts'

export type ExportRow = { model: Exported; export: Export }

const sizeOf = (document: object): string => {
  const bytes = Buffer.byteLength(JSON.stringify(document))
  return `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('ja-JP')} KiB`
}

/** What of a system can leave as OSCAL, and why the rest cannot yet. */
export const ExportPage = ({ systemId, rows }: { systemId: string; rows: readonly ExportRow[] }) => (
  <Section id="export" title="OSCALで書き出す" side="OSCAL 1.2.1 JSON">
    <p class="help">
      他の組織や道具へ渡すための機械可読の形です。今の内容をそのまま書き出します。同じ内容なら、いつ書き出しても同じファイルになり、識別子（UUID）は変わりません。
    </p>
    <Table
      caption="書き出せる文書"
      columns={[
        { title: '文書', names: true, cell: (row: ExportRow) => OSCAL_MODELS[row.model] },
        { title: 'OSCALの文書', cell: (row) => row.model },
        {
          title: '書出し',
          cell: (row) =>
            row.export.kind === 'nothing' ? (
              row.export.why
            ) : (
              <>
                <a href={`/systems/${systemId}/oscal/${EXPORTS[row.model]}.json`} download>
                  {OSCAL_MODELS[row.model]}を書き出す
                </a>
                <span class="sub">　{sizeOf(row.export.document)}　形を確かめました</span>
              </>
            ),
        },
      ]}
      rows={rows}
    />
  </Section>
)
