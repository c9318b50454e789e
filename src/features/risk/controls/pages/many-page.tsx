import type { Option } from '#kernel/act/binding.ts'
import type { Query } from '#kernel/http/product.ts'
import type { Typed } from '#kernel/pages/typed.ts'
import { RefusalBanners } from '#kernel/pages/refusal-banner.tsx'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { ActButtons, Button, ButtonLink } from '#ui/button.tsx'
import { CheckAnswers } from '#ui/check-answers.tsx'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Facts } from '#ui/facts.tsx'
import { Hidden, type HiddenValue } from '#ui/field/hidden.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import type { Judged } from '../sheet/edit.ts'
import type { Many } from '../sheet/edit-input.ts'
import { APPLICABILITIES, RESPONSIBILITIES, STATUSES, wordFor } from '../words.ts'
import { ControlFields } from './control-form.tsx'

export type Chosen = { picks: readonly string[]; query: Query }

/** What was ticked, or what the list was asked for: carried from page to page. */
export const carriedOf = ({ picks, query }: Chosen): readonly HiddenValue[] =>
  picks.length > 0
    ? picks.map((value) => ({ name: 'pick', value }))
    : Object.entries(query).flatMap(([name, value]) => (value === '' ? [] : [{ name: `_q_${name}`, value }]))

export type ManyFormProps = {
  path: string
  count: number
  carried: readonly HiddenValue[]
  typed: Typed
  errors: Readonly<Record<string, string>>
  refusals: readonly Refusal[]
  sources: readonly Option[]
  decides: boolean
}

/** Where it is said what is to become of many controls at once; what is left out stays as it is. */
export const ManyFormPage = (props: ManyFormProps) => (
  <>
    <RefusalBanners refusals={props.refusals} />
    <ErrorSummary errors={Object.entries(props.errors).map(([field, text]) => ({ field, text }))} />
    <Section id="many" title="変えるところ" count={`${props.count}件の管理策`}>
      <form method="post" action={`${props.path}/edit`}>
        <Hidden values={props.carried} />
        <ControlFields typed={props.typed} errors={props.errors} sources={props.sources} decides={props.decides} many />
        <ActButtons note={{ id: 'why-check', text: 'まだ書きません。次の画面で、何件がどう変わるかを確かめます。' }}>
          <Button primary describedBy="why-check">
            確かめる
          </Button>
          <ButtonLink href={props.path}>やめる</ButtonLink>
        </ActButtons>
      </form>
    </Section>
  </>
)

const ANSWERS: readonly (readonly [keyof Many, string])[] = [
  ['applicability', '適用'],
  ['reason', '適用除外の理由'],
  ['inheritedFrom', '継承元'],
  ['status', '実装状況'],
  ['description', '実装内容'],
  ['responsibility', '責任区分'],
  ['evidence', '証跡'],
]

const WORDS: Partial<Record<keyof Many, Readonly<Record<string, string>>>> = {
  applicability: APPLICABILITIES,
  status: STATUSES,
  responsibility: RESPONSIBILITIES,
}

const SHOWN = 50

export type ManyCheckProps = {
  path: string
  carried: readonly HiddenValue[]
  said: Many
  judged: readonly Judged[]
  sources: readonly Option[]
}

const answersOf = ({ said, sources }: Pick<ManyCheckProps, 'said' | 'sources'>) =>
  ANSWERS.flatMap(([key, term]) => {
    const value = said[key]
    if (value === null) return []
    const text =
      key === 'inheritedFrom' ? (sources.find(([id]) => id === value)?.[1] ?? value) : wordFor(WORDS[key] ?? {}, value)
    return [{ term, value: text, hidden: [{ name: key, value }] }]
  })

/** What would be written, of how many, and of which not and why: before anything is. */
export const ManyCheckPage = (props: ManyCheckProps) => {
  const { path, carried, judged } = props
  const refused = judged.filter((j) => j.refusal !== null)
  const writes = judged.filter((j) => j.refusal === null && !j.same)
  const same = judged.length - refused.length - writes.length
  return (
    <>
      <Facts
        facts={[
          { term: '書き改める', numeric: true, value: `${writes.length}件` },
          { term: 'すでに同じ', numeric: true, value: `${same}件` },
          { term: '書けない', numeric: true, value: `${refused.length}件` },
        ]}
      />
      <Section id="answers" title="変えるところ">
        <form method="post" action={`${path}/edit`}>
          <Hidden values={[...carried, { name: 'checked', value: 'yes' }]} />
          <CheckAnswers answers={answersOf(props)} />
          <ActButtons>
            {writes.length === 0 ? null : <Button primary>{`${writes.length}件を書き改める`}</Button>}
            <Button name="change" value="yes">
              入力に戻る
            </Button>
            <ButtonLink href={path}>やめる</ButtonLink>
          </ActButtons>
        </form>
      </Section>
      {refused.length === 0 ? null : (
        <Section id="refused" title="書けない管理策" count={`${refused.length}件`}>
          <Table
            caption="書けない管理策"
            columns={[
              { title: '番号', names: true, kind: 'number', cell: (j: Judged) => j.row.label },
              { title: '理由', cell: (j) => j.refusal?.sentence ?? '' },
            ]}
            rows={refused.slice(0, SHOWN)}
          />
          {refused.length > SHOWN ? <p class="help">{`ほか${refused.length - SHOWN}件`}</p> : null}
        </Section>
      )}
      {writes.length === 0 ? null : (
        <Section id="written" title="書き改める管理策" count={`${writes.length}件`}>
          <p class="help">
            {writes
              .slice(0, 200)
              .map((j) => j.row.label)
              .join('、')}
            {writes.length > 200 ? ' ほか' : ''}
          </p>
        </Section>
      )}
    </>
  )
}
