import { ActButtons, Button, ButtonLink } from '#ui/button.tsx'
import { Select } from '#ui/field/select.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import type { AnyImport } from '../http/product.ts'
import type { Batch } from '../imports/batch.ts'
import type { Mapping, NamedColumn } from '../sheet/columns.ts'
import { columnLetters } from '../sheet/read-limits.ts'

const headingAt = (batch: Batch, at: number) => batch.header[at]?.trim() || '（見出しなし）'

const valuesAt = (batch: Batch, at: number | null | undefined): string | undefined => {
  if (at === null || at === undefined) return undefined
  const values = batch.samples[at] ?? []
  return values.length === 0 ? 'この列は、初めの方では空です。' : `初めの値：${values.join('　／　')}`
}

type Shown = { batch: Batch; bound: AnyImport; mapping: Mapping; problems: Readonly<Record<string, string>> }

/** Which column of the file is what: each choice beside the first values of its column. */
export const ImportMapping = ({ batch, bound, mapping, problems }: Shown) => {
  const columns = bound.columns as readonly NamedColumn[]
  const options = batch.header.map((_, at) => ({
    value: String(at),
    text: `${columnLetters(at)}列　${headingAt(batch, at)}${batch.samples[at]?.[0] === undefined ? '' : `（${batch.samples[at][0].slice(0, 20)}）`}`,
  }))
  const usedFor = new Map(
    columns.flatMap((c) => (typeof mapping[c.key] === 'number' ? [[mapping[c.key], c.label]] : [])),
  )
  return (
    <>
      <Section id="columns" title="列の対応" side={`${batch.fileName}　${batch.rowCount.toLocaleString('ja-JP')}行`}>
        <p class="help">
          見出しから見当を付けてあります。初めの値を見て、違っていれば選び直してください。選んだ対応は、同じ見出しのファイルを次に読むときに覚えています。
        </p>
        <form class="map" method="post" action={`/imports/${bound.key}/${batch.id}/columns`}>
          {columns.map((c) => (
            <Select
              name={c.key}
              label={c.label}
              required={c.required}
              value={typeof mapping[c.key] === 'number' ? String(mapping[c.key]) : ''}
              options={options}
              prompt="使わない"
              hint={valuesAt(batch, mapping[c.key])}
              error={problems[c.key]}
            />
          ))}
          <ActButtons
            note={{ id: 'why-map', text: 'まだ取り込みません。全ての行を確かめ、誤りのある行を理由とともに示します。' }}
          >
            <Button primary describedBy="why-map">
              この対応で全ての行を確かめる
            </Button>
            <ButtonLink href={`/imports/${bound.key}`}>別のファイルを選ぶ</ButtonLink>
          </ActButtons>
        </form>
      </Section>
      <Section id="headings" title="ファイルの列" count={`${batch.header.length}列`}>
        <Table<number>
          caption="ファイルの列"
          columns={[
            { title: '列', names: true, cell: (at) => columnLetters(at), width: 3 },
            { title: '見出し', cell: (at) => headingAt(batch, at) },
            { title: '初めの値', cell: (at) => batch.samples[at]?.join('　／　') || '―' },
            { title: '使い道', cell: (at) => usedFor.get(at) ?? '使わない' },
          ]}
          rows={batch.header.map((_, at) => at)}
        />
      </Section>
    </>
  )
}
