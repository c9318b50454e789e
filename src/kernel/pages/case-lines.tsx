import type { CaseModel } from '#kernel/pure/process.ts'
import { Empty } from '#ui/empty.tsx'
import { Section } from '#ui/section.tsx'
import { isStatusWord, Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import type { AnyBinding, CaseLines } from '../act/binding.ts'

type Line = CaseLines['rows'][number]

/** The things a case is about, where its process keeps a list of them. */
export const CaseList = ({ binding, model }: { binding: AnyBinding; model: CaseModel }) => {
  const lines = binding.lines?.(model) ?? null
  return lines === null ? null : (
    <Section id="lines" title={lines.title} count={`${lines.rows.length}件`} side={lines.side}>
      <Table
        caption={lines.title}
        columns={[
          {
            title: '事項',
            names: true,
            cell: (line: Line) => line.text,
            meta: (line: Line) => (
              <>
                <span>{line.detail}</span>
                {line.note === null ? null : <span>{line.note}</span>}
              </>
            ),
          },
          {
            title: '状態',
            cell: (line: Line) => (isStatusWord(line.state) ? <Status word={line.state} /> : line.state),
            width: 10,
          },
        ]}
        rows={lines.rows}
        rowHref={(line) => line.href}
        empty={<Empty text={lines.empty} />}
      />
    </Section>
  )
}
