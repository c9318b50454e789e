import { KeysetPager } from '#ui/pager.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import type { Said } from '../http/product.ts'
import type { TellingRow } from '../imports/says.ts'

export const TELLING_ROWS_SHOWN = 50

const Words = ({ said }: { said: Said }) => (said.href === undefined ? said.text : <a href={said.href}>{said.text}</a>)

/** What each row would do, in words, some at a time; nothing where no row says so. */
export const ImportRows = ({ rows, after, href }: { rows: readonly TellingRow[]; after: number; href: string }) => {
  if (rows.length === 0 && after === 0) return null
  const shown = rows.slice(0, TELLING_ROWS_SHOWN)
  return (
    <Section id="rows" title="各行で行うこと">
      <Table<TellingRow>
        caption="各行で行うこと"
        columns={[
          { title: '行', cell: (r) => `${r.number}行目`, kind: 'number', width: 8 },
          {
            title: '行うこと',
            names: true,
            cell: (r) => {
              const [first] = r.says
              return first ? <Words said={first} /> : ''
            },
            meta: (r) => (
              <>
                {r.says.slice(1).map((said) => (
                  <span>
                    <Words said={said} />
                  </span>
                ))}
              </>
            ),
          },
        ]}
        rows={shown}
      />
      <KeysetPager
        size={TELLING_ROWS_SHOWN}
        label="各行で行うことのページ"
        first={after > 0 ? `${href}#rows` : undefined}
        next={rows.length > TELLING_ROWS_SHOWN ? `${href}?rows=${shown.at(-1)?.number ?? 0}#rows` : undefined}
      />
    </Section>
  )
}
