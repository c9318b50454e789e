import { RefusalBanners } from '#kernel/pages/refusal-banner.tsx'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { Banner } from '#ui/banner.tsx'
import { ActButtons, Button, ButtonLink } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facts } from '#ui/facts.tsx'
import { Check } from '#ui/field/check.tsx'
import { Hidden } from '#ui/field/hidden.tsx'
import { KeysetPager } from '#ui/pager.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import { OSCAL_MODELS } from '../check.ts'
import type { OscalImport } from './model.ts'
import type { Line } from './lines.ts'

export type PreviewProps = {
  import: OscalImport
  refusals: readonly Refusal[]
  requestKey: string
  /** Where the two lists begin, from 0. */
  at: { changes: number; left: number }
}

const SHOWN = 50

const FATES: Readonly<Record<Line['fate'], string>> = {
  new: '新規',
  changed: '変更',
  left: '取り込まず',
  same: '同じ',
}

const many = (n: number) => `${n.toLocaleString('ja-JP')}件`

const hrefOf = ({ import: m, at }: PreviewProps, which: 'changes' | 'left', from: number): string =>
  `/systems/${m.systemId}/oscal/uploads/${m.uploadId}?${new URLSearchParams({
    changes: String(which === 'changes' ? from : at.changes),
    left: String(which === 'left' ? from : at.left),
  }).toString()}#${which}`

const Lines = (props: {
  preview: PreviewProps
  which: 'changes' | 'left'
  title: string
  says: string
  empty: string
  rows: readonly Line[]
}) => {
  const { preview, which, title, says, rows, empty } = props
  const from = preview.at[which]
  const shown = rows.slice(from, from + SHOWN)
  return (
    <Section id={which} title={title} count={many(rows.length)} wide>
      <Table<Line>
        caption={title}
        columns={[
          {
            title: '管理策・項目',
            names: true,
            cell: (line) => (line.href === null ? line.title : <a href={line.href}>{line.title}</a>),
          },
          ...(which === 'changes'
            ? [{ title: '変わり方', width: 8 as const, cell: (line: Line) => FATES[line.fate] }]
            : []),
          { title: says, cell: (line) => line.says.map((sentence) => <div>{sentence}</div>) },
        ]}
        rows={shown}
        empty={<Empty text={empty} />}
      />
      <KeysetPager
        size={SHOWN}
        label={`${title}のページ`}
        first={from > 0 ? hrefOf(preview, which, 0) : undefined}
        next={from + SHOWN < rows.length ? hrefOf(preview, which, from + SHOWN) : undefined}
      />
    </Section>
  )
}

const counted = (m: OscalImport) =>
  [
    ['新しくなるもの', m.newLines],
    ['変わるもの', m.changedLines],
    ['すでに同じもの', m.sameLines],
    ['取り込まないもの', m.leftLines],
  ].map(([term, n]) => ({ term: String(term), numeric: true, value: many(Number(n)) }))

const Form = ({ import: m, requestKey }: PreviewProps) => (
  <form method="post" action={`/systems/${m.systemId}/oscal/uploads/${m.uploadId}`} class="prose">
    <Hidden
      values={[
        { name: '_key', value: requestKey },
        { name: 'sha256', value: m.sha256 },
        { name: 'newLines', value: String(m.newLines) },
        { name: 'changedLines', value: String(m.changedLines) },
        { name: 'leftLines', value: String(m.leftLines) },
      ]}
    />
    {m.plan?.whose === 'unknown' ? (
      <Check
        name="other"
        required
        label={`この文書は「${m.plan.says}」のものとして書かれている。${m.systemName}に取り込んでよいことを確かめた`}
      />
    ) : null}
    <ActButtons
      note={{
        id: 'why-apply',
        text: 'ここに示した変わり方だけを、一度に取り込みます。ファイルの要約値と件数が記録に残ります。',
      }}
    >
      <Button primary describedBy="why-apply">
        {`${many(m.newLines + m.changedLines)}を取り込む`}
      </Button>
      <ButtonLink href={`/systems/${m.systemId}/oscal`}>やめる</ButtonLink>
    </ActButtons>
  </form>
)

/** What taking a file in would change and what it would leave, before it does. */
export const PreviewPage = (props: PreviewProps) => {
  const { import: m, refusals } = props
  const blocked = m.plan?.blocked ?? null
  const todo = m.newLines + m.changedLines
  return (
    <>
      <RefusalBanners refusals={refusals.length > 0 ? refusals : blocked === null ? [] : [blocked]} />
      {blocked === null && todo === 0 ? (
        <Banner kind="info" sentence="変わるところはありません。取り込んでも、何も変わりません。" />
      ) : null}
      {m.plan?.whose === 'unknown' && blocked === null ? (
        <Banner
          kind="warning"
          sentence={`この文書は「${m.plan.says}」のものとして書かれています。${m.systemName}のものとは書かれていません。`}
        />
      ) : null}
      <Facts
        layout="rows"
        facts={[
          { term: '情報システム', value: m.systemName },
          { term: '文書の種類', value: `${OSCAL_MODELS[m.model]}（${m.model}）` },
          { term: '題名', value: m.title },
          { term: 'ファイル', value: m.fileName },
          { term: '要約値（SHA-256）', value: <code class="digest">{m.sha256}</code> },
          ...(blocked === null ? counted(m) : []),
        ]}
      />
      {m.notes.length === 0 ? null : (
        <Section id="notes" title="知らせ" count={many(m.notes.length)} wide>
          <ul class="told">
            {m.notes.map((note) => (
              <li>{note}</li>
            ))}
          </ul>
        </Section>
      )}
      {blocked === null && todo > 0 ? <Form {...props} /> : null}
      {blocked === null ? (
        <>
          <Lines
            preview={props}
            which="changes"
            title="変わるもの"
            says="変わるところ"
            empty="変わるものはありません。"
            rows={m.lines.filter((line) => line.fate === 'new' || line.fate === 'changed')}
          />
          <Lines
            preview={props}
            which="left"
            title="取り込まないもの"
            says="理由"
            empty="取り込まないものはありません。"
            rows={m.lines.filter((line) => line.fate === 'left')}
          />
        </>
      ) : null}
    </>
  )
}
