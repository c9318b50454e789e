import { Empty } from '#ui/empty.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import type { RowActs, Said } from '../http/product.ts'

const SHOWN = 100

const Words = ({ said }: { said: Said }) => (said.href === undefined ? said.text : <a href={said.href}>{said.text}</a>)

type Row = { number: number; says: readonly Said[] }

/** What each row would do, in words, a hundred at a time; nothing where the import does not say. */
export const ImportRows = ({
  rows,
  from,
  href,
}: {
  rows: readonly { number: number; plan: RowActs | undefined }[]
  from: number
  href: string
}) => {
  const said: readonly Row[] = rows.flatMap(({ number, plan }) =>
    plan?.says === undefined || plan.says.length === 0 ? [] : [{ number, says: plan.says }],
  )
  if (said.length === 0) return null
  const shown = said.slice(from, from + SHOWN)
  return (
    <Section id="rows" title="各行で行うこと" count={`${said.length}行`}>
      <Table
        caption="各行で行うこと"
        columns={[
          { title: '行', cell: (r: Row) => `${r.number}行目`, kind: 'number', width: 8 },
          {
            title: '行うこと',
            names: true,
            cell: (r: Row) => {
              const [first] = r.says
              return first ? <Words said={first} /> : ''
            },
            meta: (r: Row) => (
              <>
                {r.says.slice(1).map((said_) => (
                  <span>
                    <Words said={said_} />
                  </span>
                ))}
              </>
            ),
          },
        ]}
        rows={shown}
        empty={<Empty text="これより後の行はありません。" />}
      />
      <p class="sub">
        {from === 0 ? null : <a href={`${href}?rows=${Math.max(0, from - SHOWN)}#rows`}>前の{SHOWN}行</a>}　
        {from + SHOWN >= said.length ? null : <a href={`${href}?rows=${from + SHOWN}#rows`}>次の{SHOWN}行</a>}
      </p>
    </Section>
  )
}
