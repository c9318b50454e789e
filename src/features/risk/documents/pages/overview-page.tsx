import { clockText } from '#kernel/pure/clock-text.ts'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { Banner } from '#ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facts, State } from '#ui/facts.tsx'
import { FileField } from '#ui/field/file.tsx'
import { Select } from '#ui/field/select.tsx'
import { Provision } from '#ui/provision.tsx'
import { Columns, Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import { ACCEPTED, MOST_BYTES } from '../attachment-check.ts'
import type { AttachmentRow } from '../attachments-store.ts'
import { fieldsOfKind } from '../kinds.ts'
import { unlookedIn } from '../marks.ts'
import { OPEN_STATES } from '../model.ts'
import { partsOf } from '../parts.ts'
import { riskDocument } from '../process.ts'
import type { Remark } from '../remarks-store.ts'
import type { VersionRow } from '../standing.ts'
import { progressOf } from '../values.ts'
import { editorsText } from '../writers.ts'
import type { Opened } from './page-of.ts'
import { Remarks } from './remarks.tsx'

export type OverviewProps = Opened & {
  versions: readonly VersionRow[]
  attachments: readonly AttachmentRow[]
  remarks: readonly Remark[]
  changedSince: boolean
  /** Acts the reader may do now, by key and title. */
  acts: readonly (readonly [key: string, title: string])[]
  writes: boolean
  problem?: string | undefined
}

const Sections = ({ row, def, fields }: OverviewProps) => (
  <Section id="sections" title="節" side={<a href={`/documents/${row.id}/versions/now`}>通して読む</a>}>
    <Table
      caption="節と記入の進み具合"
      columns={[
        { title: '節', names: true, cell: (s) => s.title },
        { title: '記入する者', cell: (s) => s.who },
        { title: '記入', kind: 'number', cell: (s) => s.how },
      ]}
      rows={[
        ...def.sections.map((s) => {
          const { asked, answered } = progressOf(s.fields, fields)
          const how = `${answered}／${asked}`
          return { title: s.title, who: editorsText(s), how, href: `/documents/${row.id}/edit?s=${s.key}` }
        }),
        ...partsOf(def.kind).map((part) => ({
          title: `${part.title}（表）`,
          who: '―',
          how: '別の画面',
          href: `/documents/${row.id}/parts/${part.key}`,
        })),
      ]}
      rowHref={(s) => s.href}
    />
  </Section>
)

const Compare = ({ row, versions }: OverviewProps) => {
  const options = versions.map((v) => ({ value: String(v.number), text: `第${v.number}版` }))
  return (
    <form method="get" action={`/documents/${row.id}/compare`} class="compare-form">
      <Select name="from" label="比べる前" required value={options[0]?.value} options={options} />
      <Select
        name="to"
        label="比べる後"
        required
        value="now"
        options={[{ value: 'now', text: '今の内容' }, ...options]}
      />
      <Button>違いを見る</Button>
    </form>
  )
}

const Versions = (props: OverviewProps) => {
  const { row, versions } = props
  return (
    <Section id="versions" title="版" count={`${versions.length}件`}>
      <Table
        caption="確定した版"
        columns={[
          { title: '版', names: true, cell: (v) => <span class="nw">{`第${v.number}版`}</span> },
          { title: '確定の日時', cell: (v) => clockText(v.frozenAt) },
          { title: '確定した者', cell: (v) => `${v.postTitle}　${v.personName}` },
          { title: 'ハッシュ値（SHA-256）', cell: (v) => <span class="hash">{v.sha256}</span> },
          {
            title: '印刷',
            cell: (v) => (
              <a href={`/forms/risk-document/${row.id}.pdf?version=${v.number}`}>
                <span class="nw">{`第${v.number}版の`}</span>PDF
              </a>
            ),
          },
        ]}
        rows={versions}
        rowHref={(v) => `/documents/${row.id}/versions/${v.number}`}
        empty={<Empty text="版はまだ確定されていません。" />}
      />
      {versions.length === 0 ? null : <Compare {...props} />}
    </Section>
  )
}

const Attachments = ({ row, attachments, writes }: OverviewProps) => {
  const open = writes && OPEN_STATES.includes(row.state)
  const shown = attachments.filter((a) => a.removedAt === null)
  return (
    <Section id="attachments" title="添付" count={`${shown.length}件`}>
      {shown.length === 0 ? <Empty text="添付はありません。" /> : null}
      <ul class="attached">
        {shown.map((a) => (
          <li>
            <a href={`/documents/${row.id}/attachments/${a.id}`} download data-turbo="false">
              {a.name}
            </a>
            <span class="sub">{`　${Math.ceil(a.size / 1024).toLocaleString('ja-JP')}KB　${a.addedBy}　${clockText(a.addedAt)}`}</span>
            <span class="hash">{a.sha256}</span>
            {open ? (
              <form method="post" action={`/documents/${row.id}/attachments/${a.id}/remove`}>
                <button class="link">{`「${a.name}」を外す`}</button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      {open ? (
        <form method="post" action={`/documents/${row.id}/attachments`} enctype="multipart/form-data">
          <FileField
            name="file"
            label="ファイルを添付する"
            hint={`${ACCEPTED.join('、')}。${MOST_BYTES / 1024 / 1024}MBまで。マクロのあるものと、秘密以上の内容は添付しない。`}
            accept={ACCEPTED.join(',')}
          />
          <p class="mt4">
            <Button>添付する</Button>
          </p>
        </form>
      ) : null}
    </Section>
  )
}

/** What a page says under its heading: state, provision, 年度, the newest version. */
export const DocumentHead = ({ row, def, versions }: Pick<OverviewProps, 'row' | 'def' | 'versions'>) => {
  const state = riskDocument.states[row.state]
  const [newest] = versions
  return (
    <Facts
      facts={[
        { term: '状態', hiddenTerm: true, value: <State closed={state?.closed}>{state?.label ?? row.state}</State> },
        { term: '条項', value: <Provision label={def.provision} href={`/rules/${def.rules[0]}`} /> },
        { term: '情報システム', value: row.systemName ?? '―' },
        { term: '年度', value: row.fiscalYear === null ? '―' : fiscalYearLabel(row.fiscalYear) },
        { term: '最新の版', value: newest ? `第${newest.number}版（${clockText(newest.frozenAt)}）` : 'まだない' },
        { term: '最後の記入', value: `${row.updatedBy}　${clockText(row.updatedAt)}` },
      ]}
    />
  )
}

const Changed = ({ row, versions, changedSince }: OverviewProps) => {
  const [newest] = versions
  return newest && changedSince ? (
    <Banner
      kind="warning"
      sentence={`今の内容は、第${newest.number}版と違います。決定は第${newest.number}版に結び付いたままです。`}
      remedies={[{ text: '違いを見る', href: `/documents/${row.id}/compare?from=${newest.number}&to=now` }]}
    />
  ) : null
}

/** A document: how far it is, its versions, what is attached to it and said of it, and what can be done. */
export const OverviewPage = (props: OverviewProps) => {
  const { row, def, acts, remarks, marks, problem } = props
  const unlooked = unlookedIn(marks).length
  return (
    <>
      {problem === undefined ? null : <Banner kind="refusal" sentence={problem} />}
      <Changed {...props} />
      <p class="help">{def.purpose}</p>
      {unlooked === 0 ? null : (
        <Banner kind="info" sentence={`前の文書から引き継いだまま、確かめていない欄が${unlooked}件あります。`} />
      )}
      <Buttons>
        {OPEN_STATES.includes(row.state) && props.writes ? (
          <ButtonLink primary href={`/documents/${row.id}/edit`}>
            記入する
          </ButtonLink>
        ) : null}
        {acts.map(([key, title]) => (
          <ButtonLink href={`/cases/${row.id}/acts/${key}`}>{title}</ButtonLink>
        ))}
        <ButtonLink href={`/forms/risk-document/${row.id}.pdf`}>今の内容を印刷する</ButtonLink>
        <ButtonLink href={`/cases/${row.id}`}>経過と記録</ButtonLink>
      </Buttons>
      <div class="doc-next"></div>
      <Columns side={<Remarks documentId={row.id} def={def} fields={fieldsOfKind(def)} remarks={remarks} />}>
        <Sections {...props} />
        <Versions {...props} />
        <Attachments {...props} />
      </Columns>
    </>
  )
}
