import { clockText } from '#kernel/pure/clock-text.ts'
import type { Option } from '#kernel/act/binding.ts'
import type { Typed } from '#kernel/pages/typed.ts'
import { RefusalBanners } from '#kernel/pages/refusal-banner.tsx'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { Banner } from '#ui/banner.tsx'
import { ActButtons, Button, ButtonLink } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Facts } from '#ui/facts.tsx'
import { Hidden } from '#ui/field/hidden.tsx'
import { Columns, Section } from '#ui/section.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { familyName } from '../families.ts'
import { statusText, type ControlRow } from '../sheet/register.ts'
import type { ControlChange, ControlText, LastAssessment, Neighbours } from '../sheet/page-store.ts'
import { HISTORY_SHOWN } from '../sheet/page-store.ts'
import type { Written } from '../sheet/row.ts'
import { APPLICABILITIES, RESPONSIBILITIES, RESULTS, STATUSES, wordFor } from '../words.ts'
import { ControlFields } from './control-form.tsx'

export type ControlProps = {
  row: ControlRow
  /** What somebody wrote meanwhile, beside what was typed here. */
  met: Written | null
  text: ControlText | null
  history: readonly ControlChange[]
  names: ReadonlyMap<string, string>
  neighbours: Neighbours
  assessed: LastAssessment | null
  revision: number
  typed: Typed
  errors: Readonly<Record<string, string>>
  refusals: readonly Refusal[]
  sources: readonly Option[]
  /** Why the visitor does not write here; null where they do. */
  closed: string | null
  decides: boolean
}

const here = (row: ControlRow) => `/systems/${row.systemId}/controls/${encodeURIComponent(row.controlId)}`

const TITLES: Readonly<Record<keyof Written, string>> = {
  applicability: '適用',
  reason: '適用除外の理由',
  inheritedFrom: '継承元',
  status: '実装状況',
  description: '実装内容',
  responsibility: '責任区分',
  evidence: '証跡',
}

const WAYS: Readonly<Record<string, string>> = {
  page: '書き改めた',
  bulk: 'まとめて書き改めた',
  import: 'ファイルから写した',
  seen: '継承元の変更を確かめた',
}

const said = (field: keyof Written, value: unknown, names: ReadonlyMap<string, string>): string => {
  if (typeof value !== 'string' || value === '') return '（なし）'
  if (field === 'applicability') return wordFor(APPLICABILITIES, value)
  if (field === 'status') return wordFor(STATUSES, value)
  if (field === 'responsibility') return wordFor(RESPONSIBILITIES, value)
  return field === 'inheritedFrom' ? (names.get(value) ?? value) : value
}

const changesOf = ({ before, after }: ControlChange, names: ReadonlyMap<string, string>) =>
  (Object.keys(TITLES) as (keyof Written)[])
    .filter((field) => (before?.[field] ?? null) !== (after[field] ?? null))
    .map((field) => ({
      of: TITLES[field],
      was: said(field, before?.[field], names),
      now: said(field, after[field], names),
    }))

const History = ({ history, names }: Pick<ControlProps, 'history' | 'names'>) =>
  history.length === 0 ? (
    <Empty text="まだ書かれたことはありません。選定されたときの「適用・未実装」のままです。" />
  ) : (
    <>
      <Timeline
        entries={history.map((change) => ({
          kind: change.way === 'seen' ? ('note' as const) : ('saved' as const),
          at: { iso: change.at.toISOString(), text: clockText(change.at) },
          title: WAYS[change.way] ?? change.way,
          corrected: changesOf(change, names),
          post: change.postTitle,
          person: change.personName,
        }))}
      />
      {history.length < HISTORY_SHOWN ? null : <p class="help">{`新しい${HISTORY_SHOWN}件までを示しています。`}</p>}
    </>
  )

const Text = ({ title, id, text }: { title: string; id: string; text: string }) =>
  text === '' ? null : (
    <Section id={id} title={title}>
      <p class="written">{text}</p>
    </Section>
  )

const Provider = ({ row, closed }: Pick<ControlProps, 'row' | 'closed'>) =>
  row.applicability !== 'inherited' ? null : (
    <Banner
      kind={row.providerChanged ? 'warning' : 'info'}
      sentence={`「${row.inheritedName ?? ''}」から継承しています。今の継承元：${statusText(row)}`}
    >
      {row.providerChanged ? (
        <>
          <p>この情報システムで最後に確かめた後に、継承元が変わりました。このままでよいかを確かめてください。</p>
          {closed === null ? (
            <form method="post" action={`${here(row)}/seen`}>
              <Button>変更を確かめた</Button>
            </form>
          ) : null}
        </>
      ) : null}
    </Banner>
  )

const Assessed = ({ assessed }: Pick<ControlProps, 'assessed'>) =>
  assessed === null ? null : (
    <Section id="assessed" title="最近の評価">
      <Facts
        layout="rows"
        facts={[
          { term: '結果', value: wordFor(RESULTS, assessed.result) },
          { term: '所見', value: assessed.finding ?? '―' },
          { term: '推奨事項', value: assessed.recommendation ?? '―' },
          { term: '文書', value: <a href={`/documents/${assessed.documentId}`}>{assessed.title}</a> },
        ]}
      />
    </Section>
  )

const Standing = ({ row }: { row: ControlRow }) => (
  <Facts
    layout="rows"
    facts={[
      { term: '適用', value: APPLICABILITIES[row.applicability] },
      ...(row.reason === null ? [] : [{ term: '適用除外の理由', value: row.reason }]),
      { term: '実装状況', value: statusText(row) },
      { term: '実装内容', value: <span class="written">{row.description ?? '―'}</span> },
      { term: '責任区分', value: RESPONSIBILITIES[row.responsibility] },
      { term: '証跡', value: <span class="written">{row.evidence ?? '―'}</span> },
    ]}
  />
)

const Met = ({ met, names }: { met: Written; names: ReadonlyMap<string, string> }) => (
  <Banner
    kind="warning"
    sentence="開いている間に、別の人がこの管理策を書き改めました。あなたの入力は下に残っています。"
  >
    <Facts
      layout="rows"
      facts={(Object.keys(TITLES) as (keyof Written)[]).map((f) => ({
        term: TITLES[f],
        value: said(f, met[f], names),
      }))}
    />
    <p>下の内容でよければ、もう一度保存してください。今の内容と置き換わります（前の内容は履歴に残ります）。</p>
  </Banner>
)

const Steps = ({ row, neighbours }: Pick<ControlProps, 'row' | 'neighbours'>) => {
  const to = (id: string) => `/systems/${row.systemId}/controls/${encodeURIComponent(id)}`
  return (
    <nav class="pager" aria-label="前後の管理策">
      <p />
      <ul>
        {neighbours.previous === null ? null : (
          <li>
            <a href={to(neighbours.previous)} rel="prev">
              前の管理策
            </a>
          </li>
        )}
        {neighbours.next === null ? null : (
          <li>
            <a href={to(neighbours.next)} rel="next">
              次の管理策
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}

/** One control of a system: what it demands, what is written of it, and everything that was changed. */
export const ControlPage = (props: ControlProps) => {
  const { row, met, text, names, errors, refusals, closed } = props
  return (
    <>
      <RefusalBanners refusals={refusals} />
      {met === null ? null : <Met met={met} names={names} />}
      <ErrorSummary errors={Object.entries(errors).map(([field, said]) => ({ field, text: said }))} />
      <Facts
        facts={[
          { term: '分類', value: familyName(row.family, row.familyTitle) },
          { term: '更新', numeric: true, value: `${clockText(row.updatedAt)}　${row.updatedBy}` },
        ]}
      />
      {row.textChanged ? (
        <Banner kind="warning" sentence="最後に書いた後に、一覧の新しい版でこの管理策の本文が改まりました。" />
      ) : null}
      {text?.withdrawn ? (
        <Banner kind="warning" sentence={`この管理策は一覧で廃止されました（${text.withdrawn}）。`} />
      ) : null}
      <Provider row={row} closed={closed} />
      <Columns
        side={
          <>
            <Text id="statement" title="本文" text={text?.statement ?? ''} />
            <Text id="guidance" title="解説" text={text?.guidance ?? ''} />
            <Text id="procedure" title="評価の観点" text={text?.assessment ?? ''} />
            <Assessed assessed={props.assessed} />
          </>
        }
      >
        <Section id="written" title="この情報システムでの状況">
          {closed === null ? (
            <form method="post" action={here(row)}>
              <Hidden values={[{ name: 'revision', value: String(props.revision) }]} />
              <ControlFields typed={props.typed} errors={errors} sources={props.sources} decides={props.decides} />
              <ActButtons
                note={{
                  id: 'why-save',
                  text: '保存すると履歴に残ります。文書の確定は、セキュリティ計画書で行います。',
                }}
              >
                <Button primary describedBy="why-save">
                  保存する
                </Button>
                {props.neighbours.next === null ? null : (
                  <Button name="go" value="next" describedBy="why-save">
                    保存して次へ
                  </Button>
                )}
                <ButtonLink href={`/systems/${row.systemId}/controls`}>一覧へ戻る</ButtonLink>
              </ActButtons>
            </form>
          ) : (
            <>
              <p class="help">{closed}</p>
              <Standing row={row} />
            </>
          )}
        </Section>
        <Section id="history" title="履歴">
          <History history={props.history} names={names} />
        </Section>
      </Columns>
      <Steps row={row} neighbours={props.neighbours} />
    </>
  )
}
