import { clockText } from '#kernel/pure/clock-text.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { ActButtons, Button, ButtonLink } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Check } from '#ui/field/check.tsx'
import { Choice } from '#ui/field/choice.tsx'
import { DayField } from '#ui/field/day.tsx'
import { FileField } from '#ui/field/file.tsx'
import { Hidden } from '#ui/field/hidden.tsx'
import { ErrorSummary, type FieldFault } from '#ui/error-summary.tsx'
import { Facts } from '#ui/facts.tsx'
import { Section } from '#ui/section.tsx'
import { Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import { LIST_COLUMNS } from './columns.ts'
import { changesOf, countOf, differenceKinds } from './model.ts'
import { MOST_ROWS } from './read-list.ts'
import type { Upload, UploadState } from './uploads-store.ts'
import { differenceWords, LIST_KINDS, LIST_SCOPES, type ListKind } from './words.ts'

const number = (n: number): string => n.toLocaleString('ja-JP')

const STATE_WORDS: Readonly<Record<UploadState, string>> = {
  reading: '突き合わせています',
  unreadable: '読み取れない',
  compared: '確かめる前',
  applying: '取り込んでいます',
  applied: '取り込んだ',
  dropped: '破棄した',
}

const UploadStatus = ({ state }: { state: UploadState }) => (
  <Status
    shape={state === 'applied' ? 'ok' : state === 'unreadable' ? 'no' : 'now'}
    tone={state === 'applied' ? 'ok' : state === 'unreadable' ? 'bad' : state === 'dropped' ? 'off' : 'act'}
  >
    {STATE_WORDS[state]}
  </Status>
)

const Columns = ({ kind }: { kind: ListKind }) => (
  <Section id={`columns-${kind}`} title={`${LIST_KINDS[kind]}の名簿の列`}>
    <Table
      caption={`${LIST_KINDS[kind]}の名簿の列`}
      columns={[
        { title: '列', names: true, cell: (c) => c.label },
        { title: '要否', cell: (c) => (c.required ? '必須' : '任意') },
        { title: 'ほかの見出し', cell: (c) => (c.aliases?.length ? c.aliases.join('、') : '―') },
      ]}
      rows={LIST_COLUMNS[kind]}
    />
    <div class="btns">
      <ButtonLink href={`/people-import/example?kind=${kind}`} download>
        {`見出しの付いた白紙（${LIST_KINDS[kind]}）`}
      </ButtonLink>
    </div>
  </Section>
)

export type TypedList = { kind: string; scope: string; asOf: string }

/** Where a list is chosen, with those brought before. */
export const ListFilePage = (props: { typed: TypedList; errors: readonly FieldFault[]; recent: readonly Upload[] }) => {
  const errorOf = (field: string) => props.errors.find((fault) => fault.field === field)?.text
  return (
    <div class="stack">
      <ErrorSummary errors={props.errors} />
      <Section id="choose" title="名簿を選ぶ">
        <p class="help">
          人は職員番号、部隊等は略号で照らし合わせます。どこがどう変わるかを一人ずつ示してから、確かめたとおりに一度に取り込みます。部隊等の名簿を先に、職員等の名簿を後に取り込みます。
        </p>
        <form method="post" action="/people-import" enctype="multipart/form-data" novalidate>
          <Choice
            name="kind"
            label="何の名簿か"
            required
            inline
            value={props.typed.kind}
            error={errorOf('kind')}
            options={Object.entries(LIST_KINDS).map(([value, text]) => ({ value, text }))}
          />
          <Choice
            name="scope"
            label="名簿の範囲"
            required
            value={props.typed.scope}
            error={errorOf('scope')}
            options={[
              {
                value: 'whole',
                text: LIST_SCOPES.whole,
                hint: '名簿にいない人は離籍します。残っているものがある人は離籍させず、名前と理由を示します。部隊等は廃止しません。',
              },
              { value: 'part', text: LIST_SCOPES.part, hint: '名簿にない人・部隊等は、そのままです。' },
            ]}
          />
          <DayField
            name="asOf"
            label="名簿の日"
            required
            value={props.typed.asOf}
            error={errorOf('asOf')}
            hint="「日付」の列のない行は、この日付けで記録します。今日まで。"
          />
          <FileField
            name="file"
            label="名簿のファイル"
            required
            accept=".xlsx,.csv,.txt"
            error={errorOf('file')}
            hint={`csv（UTF-8、Shift_JIS、512MBまで）又は xlsx（64MBまで、最初のシート）。${number(MOST_ROWS)}行まで。`}
          />
          <ActButtons note={{ id: 'why-file', text: 'まだ取り込みません。次の画面で、登録との違いを確かめます。' }}>
            <Button primary describedBy="why-file">
              読んで突き合わせる
            </Button>
          </ActButtons>
        </form>
      </Section>
      <Section id="recent" title="最近の名簿" count={`${props.recent.length}件`}>
        <Table<Upload>
          caption="最近の名簿"
          rows={props.recent}
          rowHref={(u) => `/people-import/${u.id}`}
          empty={<Empty text="名簿は、まだ読み込まれていません。" />}
          columns={[
            { title: 'ファイル', names: true, cell: (u) => u.fileName, meta: (u) => LIST_KINDS[u.kind] },
            { title: '状態', kind: 'status', cell: (u) => <UploadStatus state={u.state} /> },
            { title: '行', kind: 'number', cell: (u) => number(u.rowCount) },
            { title: '違い', kind: 'number', cell: (u) => number(changesOf(u)) },
            { title: '読んだ時', kind: 'number', cell: (u) => clockText(u.at) },
          ]}
        />
      </Section>
      <Columns kind="people" />
      <Columns kind="units" />
    </div>
  )
}

/** What the list comes to, in numbers. */
export const ListSums = ({ upload }: { upload: Upload }) => {
  const words = differenceWords(upload.kind)
  return (
    <Section id="sum" title="登録との違い" side={upload.fileName}>
      <Facts
        layout="rows"
        facts={[
          {
            term: '名簿',
            value: `${LIST_KINDS[upload.kind]}（${LIST_SCOPES[upload.scope]}、${wareki(upload.asOf)}付け）`,
          },
          { term: '読んだ行', value: number(upload.rowCount), numeric: true },
          ...differenceKinds.map((kind) => ({
            term: words[kind],
            value: number(countOf(upload, kind)),
            numeric: true,
          })),
          { term: '同じ内容の行', value: number(upload.unchanged), numeric: true },
          { term: '誤りのある行', value: number(upload.badRows), numeric: true },
          ...(upload.unnumbered === 0
            ? []
            : [{ term: '職員番号のない人', value: `${number(upload.unnumbered)}（名簿では変わりません）` }]),
          { term: 'ファイルの要約値（SHA-256）', value: <code class="token">{upload.fileSha256}</code> },
          { term: '差分の要約値（SHA-256）', value: <code class="token">{upload.digest}</code> },
        ]}
      />
    </Section>
  )
}

/** The button that does all of it or nothing, with what must be looked at first. */
export const ApplyList = ({ upload, errors }: { upload: Upload; errors: readonly FieldFault[] }) => {
  const errorOf = (field: string) => errors.find((fault) => fault.field === field)?.text
  const todo = changesOf(upload)
  const here = `/people-import/${upload.id}`
  const unit = upload.kind === 'people' ? '人' : '件'
  return (
    <Section id="apply" title="取り込む">
      <form method="post" action={`${here}/apply`} novalidate>
        <Hidden values={[{ name: 'digest', value: upload.digest ?? '' }]} />
        {upload.badRows === 0 ? null : (
          <Check
            name="leaveOutBad"
            label={`誤りのある${number(upload.badRows)}行を除いて取り込む`}
            hint="除いた行の人は、登録のまま変わりません。行と理由は、記録とともに残ります。"
            error={errorOf('leaveOutBad')}
            checked={upload.leaveOutBad}
          />
        )}
        {upload.leaving === 0 ? null : (
          <Check
            name="leaversSeen"
            label={`名簿にいない${number(upload.leaving)}人が離籍することを確かめた`}
            error={errorOf('leaversSeen')}
            checked={upload.leaversSeen}
          />
        )}
        <ActButtons
          note={{
            id: 'why-apply',
            text:
              todo === 0
                ? '登録と違うところがありません。行うことはありません。'
                : '示した差分のとおりに、全てを一度に行います。その間に関係する登録が変わっていれば、どれも行いません。記録には、ファイルと全ての差分の要約値が残ります。',
          }}
        >
          <Button primary blockedBy={todo === 0 ? 'why-apply' : undefined} describedBy="why-apply">
            {`${number(todo)}${unit}の違いを取り込む`}
          </Button>
          <Button formaction={`${here}/anew`}>もう一度突き合わせる</Button>
          <ButtonLink href="/people-import">別の名簿を選ぶ</ButtonLink>
        </ActButtons>
      </form>
    </Section>
  )
}
