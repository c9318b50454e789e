import { Facts } from '#ui/facts.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import type { Frozen } from '../frozen.ts'
import { kindOf } from '../kinds.ts'
import type { PartTable } from '../part.ts'
import { valueText } from '../values.ts'

/** Rows of a part on one page; the rest is a press away. */
export const ROWS_A_PAGE = 100

export const PartRows = ({ title, table, from = 0 }: { title: string; table: PartTable; from?: number }) => (
  <Table
    dense
    caption={title}
    columns={table.columns.map((column, nth) => ({
      title: column.title,
      names: nth === 0,
      cell: (row: PartTable['rows'][number]) => row.cells[column.key] ?? '―',
    }))}
    rows={table.rows.slice(from, from + ROWS_A_PAGE)}
    empty={<p class="sub">行がありません。</p>}
  />
)

/** A whole content as it is read: answers by section, then the head of each table, then attachments. */
export const Reading = ({ content, partHref }: { content: Frozen; partHref: (key: string) => string }) => {
  const def = kindOf(content.kind)
  return (
    <>
      {def.sections.map((section) => (
        <Section id={`read-${section.key}`} title={section.title}>
          <Facts
            layout="rows"
            facts={section.fields.map((field) => ({
              term: field.title,
              value: <span class="pre">{valueText(field, content.fields[field.key]) || '（未記入）'}</span>,
            }))}
          />
        </Section>
      ))}
      {content.parts.map((part) => (
        <Section
          id={`read-${part.key}`}
          title={part.title}
          count={`${part.rows.length}行`}
          side={<a href={partHref(part.key)}>表を開く</a>}
        />
      ))}
      {content.attachments.length === 0 ? null : (
        <Section id="read-attachments" title="添付" count={`${content.attachments.length}件`}>
          <ul>
            {content.attachments.map((a) => (
              <li>
                {a.name} <span class="hash">{a.sha256}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
