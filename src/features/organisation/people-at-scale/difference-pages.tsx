import { Empty } from '#ui/empty.tsx'
import { KeysetPager } from '#ui/pager.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import type { BadLine, Difference } from './differences-store.ts'
import { changedFields } from './facts-words.ts'
import { countOf, differenceKinds } from './model.ts'
import type { Upload } from './uploads-store.ts'
import { DIFFERENCE_KINDS, differenceWords, type DifferenceKind } from './words.ts'

export const SHOWN = 50

/** What a page lists: differences of one kind, or bad rows. */
export type Listed = DifferenceKind | 'bad'

export const isListed = (text: string | undefined): text is Listed =>
  text !== undefined && (text === 'bad' || Object.hasOwn(DIFFERENCE_KINDS, text))

/** What deserves a look first. */
const FIRST: readonly Listed[] = ['bad', 'stays', 'left', 'moved', 'changed', 'returned', 'added']

const countListed = (upload: Upload, listed: Listed): number =>
  listed === 'bad' ? upload.badRows : countOf(upload, listed)

export const firstListed = (upload: Upload): Listed => FIRST.find((kind) => countListed(upload, kind) > 0) ?? 'added'

const titleOf = (upload: Upload, listed: Listed): string =>
  listed === 'bad' ? '誤りのある行' : differenceWords(upload.kind)[listed]

const number = (n: number): string => n.toLocaleString('ja-JP')

const Kinds = ({ upload, shown }: { upload: Upload; shown: Listed }) => (
  <nav class="kinds" aria-label="違いの種類">
    <ul>
      {[...differenceKinds, 'bad' as const].map((kind) => (
        <li>
          <a href={`/people-import/${upload.id}?show=${kind}#list`} aria-current={kind === shown ? 'true' : undefined}>
            {titleOf(upload, kind)} <span class="num">{number(countListed(upload, kind))}</span>
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

const BadLines = ({ rows }: { rows: readonly BadLine[] }) => (
  <Table<BadLine>
    caption="誤りのある行"
    columns={[
      { title: '行', cell: (r) => `${r.number}行目`, kind: 'number', width: 8, names: true },
      { title: '理由', cell: (r) => r.problems.join('　') },
    ]}
    rows={rows}
    empty={<Empty text="誤りのある行はありません。" />}
  />
)

const Change = ({ row, units }: { row: Difference; units: ReadonlyMap<string, string> }) => (
  <ul class="before-after">
    {changedFields(row.before, row.after, units).map(({ title, before, after }) => (
      <li>
        <span class="what">{title}</span>{' '}
        {before === null ? (
          after
        ) : (
          <>
            <del>{before}</del> → <ins>{after}</ins>
          </>
        )}
      </li>
    ))}
    {row.notes.map((note) => (
      <li>{note}</li>
    ))}
  </ul>
)

const Differences = (props: {
  rows: readonly Difference[]
  units: ReadonlyMap<string, string>
  title: string
  /** A row leads to the person or unit, where there is one already. */
  applied: boolean
}) => (
  <Table<Difference>
    caption={props.title}
    columns={[
      {
        title: '氏名・名称',
        names: true,
        cell: (r) => r.shown,
        meta: (r) => (
          <span class="num">
            {r.code}
            {r.line === null ? '' : `　${number(r.line)}行目`}
          </span>
        ),
      },
      { title: '変わるところ', cell: (r) => <Change row={r} units={props.units} /> },
    ]}
    rows={props.rows}
    rowHref={(r) => (r.kind === 'added' && !props.applied ? undefined : `/cases/${r.subjectId}`)}
    empty={<Empty text="ここに当たるものはありません。" />}
  />
)

/** The differences of one kind, some at a time, each with what is so before and after. */
export const DifferenceList = (props: {
  upload: Upload
  shown: Listed
  after: number
  rows: readonly Difference[]
  bad: readonly BadLine[]
  units: ReadonlyMap<string, string>
}) => {
  const { upload, shown, after, rows, bad } = props
  const here = `/people-import/${upload.id}?show=${shown}`
  const of = shown === 'bad' ? bad : rows
  const last = shown === 'bad' ? bad[SHOWN - 1]?.number : rows[SHOWN - 1]?.sort
  return (
    <Section id="list" title={titleOf(upload, shown)} count={number(countListed(upload, shown))}>
      <Kinds upload={upload} shown={shown} />
      {shown === 'bad' ? (
        <BadLines rows={bad.slice(0, SHOWN)} />
      ) : (
        <Differences
          rows={rows.slice(0, SHOWN)}
          units={props.units}
          title={titleOf(upload, shown)}
          applied={upload.state === 'applied'}
        />
      )}
      <KeysetPager
        size={SHOWN}
        label="一覧のページ"
        first={after > 0 ? `${here}#list` : undefined}
        next={of.length > SHOWN && last !== undefined ? `${here}&after=${last}#list` : undefined}
      />
    </Section>
  )
}
