import type { Rule } from '#directive/rule.ts'
import { isRuleNumber } from '#directive/rules.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { soughtOf } from '#kernel/pure/sought.ts'
import { Empty } from '#ui/empty.tsx'
import { ListTools } from '#ui/filters.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import { frame } from '../../pages/frame.tsx'
import { byKind, suggestionsOf, type Answers } from '../../search/answers.ts'
import { AT_A_GLANCE, findCases, THOROUGHLY, type FoundCase, type FoundCases } from '../../search/find-cases.ts'
import { findRules } from '../../search/find-rules.ts'
import type { Product } from '../product.ts'
import { queryOf, read, type Route, type SignedVisit } from '../route.ts'

const SHOWN_OF_A_KIND = 10

const NOTHING: FoundCases = { cases: [], more: false }

const stateLabel = (product: Product, row: FoundCase) =>
  product.bindings.get(row.process)?.process.states[row.state]?.label ?? row.state

/** Where all of one kind are listed: the register under the same words, whatever their state. */
const MoreOf = ({ answers, typed }: { answers: Answers; typed: string }) => {
  const { register } = answers
  if (register === null || !register.register.filters.some((f) => f.key === 'q')) return null
  const everyState = register.register.filters.some(
    (f) => f.key === 'state' && f.options?.some(([value]) => value === 'all'),
  )
  const query = new URLSearchParams({ q: typed, ...(everyState ? { state: 'all' } : {}) })
  return <a href={`/registers/${register.register.key}?${query.toString()}`}>{`${register.register.title}で見る`}</a>
}

const Cases = ({
  product,
  answers,
  typed,
  more,
}: {
  product: Product
  answers: Answers
  typed: string
  more: boolean
}) => (
  <Section
    id={`found-${answers.kind.replace('.', '-')}`}
    title={answers.title}
    count={`${answers.cases.length}件${more ? '以上' : ''}`}
    side={<MoreOf answers={answers} typed={typed} />}
  >
    <Table
      caption={answers.title}
      columns={[
        { title: '件名', names: true, cell: (r) => r.title, meta: (r) => <span class="num">{r.number ?? ''}</span> },
        { title: '状態', cell: (r) => stateLabel(product, r), width: 8 },
        { title: '部隊等', cell: (r) => r.unitName ?? '―', width: 12 },
        { title: '最後の手続', cell: (r) => clockText(r.changedAt), kind: 'number', width: 10 },
      ]}
      rows={answers.cases.slice(0, SHOWN_OF_A_KIND)}
      rowHref={(r) => `/cases/${r.id}`}
    />
  </Section>
)

const Rules = ({ rules }: { rules: readonly Rule[] }) => (
  <Section id="found-rules" title="条項" count={`${rules.length}条`} side={<a href="/rules">条項の一覧</a>}>
    <Table
      caption="条項"
      columns={[
        {
          title: '条項',
          names: true,
          cell: (r) => r.provision,
          meta: (r) => <span class="num">{r.id}</span>,
          width: 12,
        },
        { title: '要旨（本製品の要約）', cell: (r) => r.summary },
      ]}
      rows={rules.slice(0, SHOWN_OF_A_KIND)}
      rowHref={(r) => `/rules/${r.id}`}
    />
  </Section>
)

const emptyText = (typed: string, more: boolean) => {
  if (more) return '新しい記録の中には見付かりません。語を足すか、台帳で条件を付けて探してください。'
  return typed === ''
    ? '上の欄に、登録番号、符号、件名、氏名、部隊等、情報システムの名称、条項の語などを入れてください。'
    : '見付かりません。番号や件名の一部で探してください。ほかの部隊等の記録は、ここには出ません。'
}

/** Answers by kind. A look through everything in reach would take too long where a word stands everywhere; it is said then. */
const page = async (visit: SignedVisit) => {
  const { product } = visit
  const typed = (queryOf(visit)['q'] ?? '').trim()
  const sought = soughtOf(typed)
  const found = sought === null ? NOTHING : await read(visit, (tx) => findCases(tx, sought, THOROUGHLY))
  const rules = sought === null ? [] : findRules(sought)
  const [only] = found.cases
  const alone = found.cases.length === 1 && rules.length === 0
  if (only && alone && (!found.more || only.number === sought?.number))
    return visit.c.redirect(`/cases/${only.id}`, 303)
  const named = sought !== null && isRuleNumber(sought.number)
  const cases = byKind(product, found.cases).map((answers) => (
    <Cases product={product} answers={answers} typed={typed} more={found.more} />
  ))
  const ofRules = rules.length === 0 ? [] : [<Rules rules={rules} />]
  return visit.c.html(
    frame(visit, {
      title: typed === '' ? '探す' : `「${typed}」を探した結果`,
      query: typed,
      autofocusSearch: true,
      children:
        cases.length + ofRules.length === 0 ? (
          <Empty text={emptyText(typed, found.more)} />
        ) : (
          <>
            <ListTools
              total={`${found.cases.length + rules.length}件${found.more ? '以上' : ''}`}
              order="番号・符号の合うもの、件名の始まりの合うもの、最後の手続の新しいものの順"
            />
            {found.more ? <p class="help">ほかにもあります。語を足すと、絞り込めます。</p> : null}
            {named ? [...ofRules, ...cases] : [...cases, ...ofRules]}
          </>
        ),
    }),
  )
}

/** At most ten lines for the list under the search field, in the reader's reach as everywhere. */
const suggest = async (visit: SignedVisit) => {
  const sought = soughtOf(queryOf(visit)['q'])
  if (sought === null) return visit.c.json({ suggestions: [], more: false })
  const found = await read(visit, (tx) => findCases(tx, sought, AT_A_GLANCE))
  const rules = findRules(sought)
  const suggestions = suggestionsOf(visit.product, found.cases, rules, isRuleNumber(sought.number))
  return visit.c.json({ suggestions, more: found.more || found.cases.length + rules.length > suggestions.length })
}

export const searchRoutes: readonly Route[] = [
  { method: 'GET', path: '/search', who: 'signed-in', handle: page },
  { method: 'GET', path: '/search/suggest', who: 'signed-in', handle: suggest },
]
