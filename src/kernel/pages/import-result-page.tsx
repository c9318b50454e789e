import { ActButtons, Button, ButtonLink, Buttons } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facts } from '#ui/facts.tsx'
import { KeysetPager } from '#ui/pager.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import type { AnyImport } from '../http/product.ts'
import type { NamedRow } from '../imports/bad-rows.ts'
import type { Batch } from '../imports/batch.ts'
import type { TellingRow } from '../imports/says.ts'
import { ImportRows } from './import-rows.tsx'

export const BAD_ROWS_SHOWN = 50

const count = (n: number): string => `${n.toLocaleString('ja-JP')}行`

const noteFor = (batch: Batch): string => {
  if (batch.badRows > 0)
    return '誤りのある行をファイルで直してから、もう一度読み込んでください。誤りのある行だけを除いて取り込むことはしません。'
  return batch.newRows + batch.changedRows === 0
    ? '全ての行が、すでに同じ内容で登録されています。行うことはありません。'
    : '全ての行を一度に取り込みます。一行でも規則に反すれば、どの行も取り込みません。'
}

const BadRows = ({ rows }: { rows: readonly NamedRow[] }) => (
  <Table<NamedRow>
    caption="誤りのある行"
    columns={[
      { title: '行', cell: (r) => `${r.number}行目`, kind: 'number', width: 8, names: true },
      { title: '理由', cell: (r) => r.text },
    ]}
    rows={rows}
    empty={<Empty text="誤りのある行はありません。" />}
  />
)

/** What would happen, every bad row by its line and reason, and the button that does all of it or nothing. */
export const ImportResult = (props: {
  batch: Batch
  bound: AnyImport
  bad: readonly NamedRow[]
  telling: readonly TellingRow[]
  tellingAfter: number
  after: number
}) => {
  const { batch, bound, bad, telling, tellingAfter, after } = props
  const here = `/imports/${bound.key}/${batch.id}`
  const todo = batch.newRows + batch.changedRows
  const ready = batch.badRows === 0 && todo > 0
  const used = new Set(Object.values(batch.mapping))
  const unused = batch.header.filter((heading, at) => !used.has(at) && heading.trim() !== '')
  const more = bad.length > BAD_ROWS_SHOWN
  const shown = bad.slice(0, BAD_ROWS_SHOWN)
  return (
    <>
      <Section id="sum" title="結果の見込み" side={batch.fileName}>
        <Facts
          layout="rows"
          facts={[
            { term: '読んだ行', value: count(batch.rowCount) },
            { term: '新しく登録する行', value: count(batch.newRows) },
            { term: '変更する行', value: count(batch.changedRows) },
            { term: 'すでに同じ内容の行', value: `${count(batch.unchangedRows)}（何もしません）` },
            { term: '誤りのある行', value: count(batch.badRows) },
            { term: '使わない列', value: unused.join('、') || 'なし' },
          ]}
        />
        <form method="post" action={`${here}/apply`}>
          <ActButtons note={{ id: 'why-apply', text: noteFor(batch) }}>
            <Button primary blockedBy={ready ? undefined : 'why-apply'} describedBy={ready ? 'why-apply' : undefined}>
              {`${count(todo)}を取り込む`}
            </Button>
            <ButtonLink href={`${here}?columns=1`}>列の対応を直す</ButtonLink>
            <ButtonLink href={`/imports/${bound.key}`}>別のファイルを選ぶ</ButtonLink>
          </ActButtons>
        </form>
      </Section>
      <Section
        id="bad"
        title="誤りのある行"
        count={count(batch.badRows)}
        side={
          batch.badRows === 0 ? undefined : (
            <a href={`${here}/bad.csv`} download>
              全てをCSVで
            </a>
          )
        }
      >
        <BadRows rows={shown} />
        <KeysetPager
          size={BAD_ROWS_SHOWN}
          label="誤りのある行のページ"
          first={after > 0 ? `${here}#bad` : undefined}
          next={more ? `${here}?after=${shown.at(-1)?.number ?? 0}#bad` : undefined}
        />
      </Section>
      <ImportRows rows={telling} after={tellingAfter} href={here} />
    </>
  )
}

/** What to do next once all is in. */
export const ImportDone = ({ bound }: { bound: AnyImport }) => (
  <Buttons>
    <ButtonLink href={bound.doneHref} primary>
      取り込んだものを見る
    </ButtonLink>
    <ButtonLink href={`/imports/${bound.key}`}>別のファイルを取り込む</ButtonLink>
  </Buttons>
)
