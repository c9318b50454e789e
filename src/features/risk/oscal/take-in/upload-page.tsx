import { Banner } from '#ui/banner.tsx'
import { ActButtons, Button, ButtonLink, Buttons } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { FileField } from '#ui/field/file.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import { clockText } from '#kernel/pure/clock-text.ts'
import { wordFor } from '../../controls/words.ts'
import { OSCAL_MODELS } from '../check.ts'
import { VERSIONS_READ } from '../reading.ts'
import { MOST_MEGABYTES } from './receive.ts'
import type { PastImport, Upload } from './uploads-store.ts'

/** Where a file is chosen. Nothing is taken in yet. */
export const ChooseOscal = ({ systemId, error }: { systemId: string; error: string | null }) => (
  <Section id="take-in" title="OSCALの文書を取り込む" side="OSCAL JSON">
    <p class="help">
      {`セキュリティ計画書（SSP）、セキュリティ評価計画書（SAP）、セキュリティ評価報告書（SAR）、将来対応計画書（POA&M）の記載を取り込みます。読める版は ${VERSIONS_READ}です。手続の状態は、取込みでは変わりません。達に定めはありません。本製品の機能です。`}
    </p>
    <form method="post" action={`/systems/${systemId}/oscal`} enctype="multipart/form-data" class="prose">
      <FileField
        name="file"
        label="OSCALのファイル"
        required
        accept=".json,application/json"
        error={error ?? undefined}
        hint={`JSON、UTF-8。${MOST_MEGABYTES}MBまで。`}
      />
      <ActButtons note={{ id: 'why-upload', text: 'まだ取り込みません。次の画面で、何が変わるかを確かめます。' }}>
        <Button primary describedBy="why-upload">
          読み込む
        </Button>
      </ActButtons>
    </form>
  </Section>
)

/** What was taken in before. */
export const PastImports = ({ rows }: { rows: readonly PastImport[] }) => (
  <Section id="past" title="これまでの取込み">
    <Table<PastImport>
      caption="これまでの取込み"
      columns={[
        {
          title: '文書',
          names: true,
          cell: (row) => wordFor(OSCAL_MODELS, row.model),
          meta: (row) => <span>{row.title}</span>,
        },
        { title: '変わったもの', kind: 'number', cell: (row) => `${row.newLines + row.changedLines}件` },
        { title: '取り込まなかったもの', kind: 'number', cell: (row) => `${row.leftLines}件` },
        { title: '取込み', cell: (row) => `${row.by}　${clockText(row.at)}` },
      ]}
      rows={rows}
      rowHref={(row) => `/cases/${row.id}`}
      empty={<Empty text="OSCALの文書を取り込んだことはありません。" />}
    />
  </Section>
)

/** A file that is none of the documents: what is wrong, where, and that nothing happened. */
export const RefusedUpload = ({ upload }: { upload: Upload }) => (
  <>
    <Banner kind="refusal" sentence={`「${upload.fileName}」は、OSCALの文書として読めません。`} />
    <Section id="faults" title="読めない理由" count={`${upload.said.length}件`}>
      <ul class="told">
        {upload.said.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      <p class="help">何も取り込んでいません。ファイルを直して、もう一度選んでください。</p>
      <Buttons>
        <ButtonLink href={`/systems/${upload.systemId}/oscal`}>ファイルを選び直す</ButtonLink>
      </Buttons>
    </Section>
  </>
)
