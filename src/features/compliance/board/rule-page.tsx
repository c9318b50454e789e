import { FORCE_LABEL, type Rule } from '#directive/rule.ts'
import type { Carrier } from '#kernel/carriers.ts'
import type { Day } from '#kernel/pure/day.ts'
import { warekiShort } from '#kernel/pure/wareki.ts'
import { Empty } from '#ui/empty.tsx'
import { Facts } from '#ui/facts.tsx'
import { Filters, ListTools } from '#ui/filters.tsx'
import { KeysetPager } from '#ui/pager.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import { kindsOf } from '../bound.ts'
import { CELL_STATE_KEYS, CELL_STATES, SUBJECT_KINDS } from '../states.ts'
import type { Asked } from './asked.ts'
import type { Cell } from './cells.ts'
import type { Counts } from './counts.ts'
import { boardHref, CellStatus, dueShown, Limits, onText, Standing } from './parts.tsx'
import type { Drawn } from './progress.ts'

const KIND_WORDS: Record<Carrier['kind'], string> = {
  process: '手続',
  act: '行為',
  gate: '条件',
  register: '台帳',
  duty: '義務',
  form: '様式',
}

const Carriers = ({ rule, carriers }: { rule: Rule; carriers: readonly Carrier[] }) => {
  const kinds = [...Map.groupBy(carriers, (carrier) => carrier.kind)]
  return kinds.length === 0 ? (
    <span>この条項を担う機能は、まだ実装されていません。</span>
  ) : (
    <a href={`/rules/${rule.id}`}>{kinds.map(([kind, list]) => `${KIND_WORDS[kind]} ${list.length}`).join('、')}</a>
  )
}

export type RulePageProps = {
  rule: Rule
  asked: Asked
  typed: string
  today: Day
  carriers: readonly Carrier[]
  counts: Counts
  cells: readonly Cell[]
  next: string | null
  first: boolean
  size: number
  drawn: Drawn
}

/** One rule: what it asks, what carries it, and how it stands in each unit, system or post it binds. */
export const RulePage = (props: RulePageProps) => {
  const { rule, asked, today, carriers, counts, cells, drawn } = props
  const path = `/compliance/rules/${rule.id}`
  const on = onText(asked.day, today)
  const kinds = kindsOf(rule)
  return (
    <>
      <Limits drawn={drawn} day={asked.day} dayFault={asked.dayFault} />
      <Facts
        layout="rows"
        facts={[
          { term: '要旨（本製品の要約）', value: rule.summary },
          { term: '主体', value: rule.subject.text },
          { term: '種別', value: FORCE_LABEL[rule.force] },
          { term: '期限', value: rule.deadline ?? '定めなし' },
          { term: '担う定義', value: <Carriers rule={rule} carriers={carriers} /> },
          {
            term: '状況',
            value: (
              <Standing
                rule={rule}
                carried={carriers.length > 0}
                counts={counts}
                hrefOf={(state) => boardHref(path, { on, state })}
              />
            ),
          },
        ]}
      />
      {kinds.length === 0 ? null : (
        <Section id="cells" wide title={`${kinds.map((kind) => SUBJECT_KINDS[kind]).join('・')}ごと`}>
          <Filters
            action={path}
            controls={[
              { kind: 'day', name: 'on', label: 'この日の終わりの状況', value: props.typed, placeholder: 'R8.11.30' },
              {
                kind: 'select',
                name: 'state',
                label: '状況',
                value: asked.state ?? '',
                options: [
                  { value: '', text: 'すべて' },
                  ...CELL_STATE_KEYS.map((state) => ({ value: state, text: CELL_STATES[state] })),
                ],
              },
            ]}
            applied={asked.state === null ? [] : [{ label: CELL_STATES[asked.state], href: boardHref(path, { on }) }]}
          />
          <ListTools total="" order="編成の登録の順" />
          <Table
            caption="部隊等・情報システム・官職ごとの状況"
            columns={[
              {
                title: '部隊等・情報システム・官職',
                names: true,
                cell: (cell) => cell.subject.name,
                meta: (cell) => SUBJECT_KINDS[cell.subject.kind],
              },
              { title: '状況', kind: 'status', width: 12, cell: (cell) => <CellStatus cell={cell} /> },
              {
                title: 'この状況になった日',
                kind: 'number',
                width: 10,
                cell: (cell) => (cell.fromOn === null ? '―' : warekiShort(cell.fromOn)),
              },
              { title: '期日', kind: 'number', width: 12, cell: (cell) => dueShown(cell.dueOn, asked.day) },
            ]}
            rows={cells}
            rowHref={(cell) => boardHref(`${path}/${cell.subject.kind}/${cell.subject.id}`, { on })}
            rowMark={(cell) => (cell.state === 'overdue' ? 'late' : undefined)}
            empty={
              <Empty
                text="条件に合うものはありません。"
                act={{ text: 'この条項のすべて', href: boardHref(path, { on }) }}
              />
            }
          />
          <KeysetPager
            size={props.size}
            first={props.first ? undefined : boardHref(path, { on, state: asked.state })}
            next={props.next === null ? undefined : boardHref(path, { on, state: asked.state, after: props.next })}
          />
        </Section>
      )}
    </>
  )
}
