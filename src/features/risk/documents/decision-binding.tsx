import type { Tx } from '#kernel/db/database.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { Banner } from '#ui/banner.tsx'
import { Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import type { Difference } from './difference.ts'
import { hashOf } from './frozen.ts'
import { kindOf } from './kinds.ts'
import { DifferenceTable } from './pages/difference-table.tsx'
import { differenceOf, documentOf, versionRowOf } from './standing.ts'
import { workingOf } from './working.ts'

/** A version a decision rests on, as it is shown under the decision. */
export type BoundLine = {
  versionId: string
  documentId: string
  title: string
  number: number
  sha256: string
  frozenAt: Date
  /** What is different now from what was decided on. */
  differences: readonly Difference[]
}

const lineOf = async (tx: Tx, versionId: string): Promise<BoundLine | null> => {
  const version = await versionRowOf(tx, versionId)
  const row = version && (await documentOf(tx, version.documentId))
  if (!version || !row) return null
  const { documentId, number, sha256, frozenAt } = version
  // What was frozen is read only where its hash says that something is different.
  const same = hashOf(await workingOf(tx, row)) === sha256
  const differences = same ? [] : await differenceOf(tx, versionId)
  return { versionId, documentId, title: kindOf(row.kind).title, number, sha256, frozenAt, differences }
}

/** The versions a decision rests on, in the order given, each compared with what is there now. */
export const boundLines = async (tx: Tx, versionIds: readonly string[]): Promise<readonly BoundLine[]> => {
  const lines: BoundLine[] = []
  for (const versionId of versionIds) {
    const line = await lineOf(tx, versionId)
    if (line) lines.push(line)
  }
  return lines
}

const Differences = ({ line }: { line: BoundLine }) => (
  <details>
    <summary>{`${line.title} 第${line.number}版からの違い ${line.differences.length}件を見る`}</summary>
    <DifferenceTable caption={`${line.title}　決定した第${line.number}版から今へ`} differences={line.differences} />
  </details>
)

/** Under a decision: what it was taken on, by number, hash and date; 「要再確認」 with the difference where that has changed. */
export const DecisionBinding = ({
  lines,
  packageHash,
}: {
  lines: readonly BoundLine[]
  packageHash?: string | null
}) => {
  const changed = lines.filter((line) => line.differences.length > 0)
  return (
    <div class="binding">
      {changed.length === 0 ? null : (
        <Banner
          kind="warning"
          sentence={`要再確認：決定の後に内容が変わった文書が${changed.length}件あります。決定は、変わる前の版に結び付いたままです。`}
        />
      )}
      <Table
        caption="この決定が結び付く文書の版"
        showCaption
        columns={[
          { title: '文書', names: true, cell: (l) => `${l.title}　第${l.number}版` },
          {
            title: '今の内容',
            kind: 'status',
            cell: (l) =>
              l.differences.length === 0 ? (
                <Status shape="ok" tone="ok">
                  版のとおり
                </Status>
              ) : (
                <Status shape="warn" tone="warn">
                  要再確認
                </Status>
              ),
          },
          { title: '確定の日時', cell: (l) => clockText(l.frozenAt) },
          { title: 'ハッシュ値（SHA-256）', cell: (l) => <span class="hash">{l.sha256}</span> },
        ]}
        rows={lines}
        rowHref={(l) => `/documents/${l.documentId}/versions/${l.number}`}
      />
      {packageHash === undefined || packageHash === null ? null : (
        <p>
          一式のハッシュ値（SHA-256）　<span class="hash">{packageHash}</span>
        </p>
      )}
      {changed.map((line) => (
        <Differences line={line} />
      ))}
    </div>
  )
}
