import { ActButtons, Button, ButtonLink } from '#ui/button.tsx'
import { FileField } from '#ui/field/file.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import type { AnyImport } from '../http/product.ts'
import type { NamedColumn } from '../sheet/columns.ts'
import { standardLimits } from '../sheet/read-limits.ts'

/** Where a file is chosen, with what its columns may be. */
export const ImportFilePage = ({ bound }: { bound: AnyImport }) => (
  <>
    <Section id="choose" title="ファイルを選ぶ">
      <p class="help">{bound.help}</p>
      <form method="post" action={`/imports/${bound.key}`} enctype="multipart/form-data">
        <FileField
          name="file"
          label="表計算のファイル"
          required
          accept=".xlsx,.csv,.txt"
          hint={`xlsx、又は csv（UTF-8、Shift_JIS）。${standardLimits.rows.toLocaleString('ja-JP')}行、${Math.floor(standardLimits.bytes / 1024 / 1024)}MBまで。xlsxは最初のシートを読みます。`}
        />
        <ActButtons
          note={{
            id: 'why-file',
            text: 'まだ取り込みません。次の画面で、どの列が何に当たるかを確かめ、その後に全ての行を確かめます。',
          }}
        >
          <Button primary describedBy="why-file">
            読み込む
          </Button>
          <ButtonLink href={`/imports/${bound.key}/example`} download>
            見出しの付いた白紙
          </ButtonLink>
        </ActButtons>
      </form>
    </Section>
    <Section id="columns" title="読み取る列">
      <p class="help">
        見出しの上に表題の行があっても構いません。見出しは結合されていても構いませんが、その下の行の結合は解いてください。列の順は問いません。日付は西暦でも和暦でも読みます。
      </p>
      <Table<NamedColumn>
        caption="読み取る列"
        columns={[
          { title: '列', names: true, cell: (c) => c.label },
          { title: '要否', cell: (c) => (c.required ? '必須' : '任意') },
          { title: 'ほかの見出し', cell: (c) => (c.aliases?.length ? c.aliases.join('、') : '―') },
        ]}
        rows={bound.columns}
      />
    </Section>
  </>
)
