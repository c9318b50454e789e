import { CHAPTER_TITLE, FORCE_LABEL, type Chapter } from '#directive/rule.ts'
import { ROLE_KEYS, ROLES } from '#directive/roles.ts'
import { addDays, type Day } from '#kernel/pure/day.ts'
import { wareki, warekiShort } from '#kernel/pure/wareki.ts'
import { Empty } from '#ui/empty.tsx'
import { Filters, type FilterControl } from '#ui/filters.tsx'
import { Section } from '#ui/section.tsx'
import { Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import { CELL_STATE_KEYS, CELL_STATES, SUBJECT_KINDS, type CellState } from '../states.ts'
import { subjectText, type Asked } from './asked.ts'
import type { Board, RuleRow } from './board.ts'
import { MovesTable } from './moved-page.tsx'
import { boardHref, CellStatus, Limits, Meanings, number, onText, Standing } from './parts.tsx'

const PATH = '/compliance'

/** What the address says, to be said again by links. */
export const saidIn = (asked: Asked, today: Day) => ({
  on: onText(asked.day, today),
  chapter: asked.chapter,
  role: asked.role,
  state: asked.state,
  of: asked.subject === null ? null : subjectText(asked.subject),
  q: asked.words,
})

const controls = ({ asked, choices, seesAll }: Board, typed: string): readonly FilterControl[] => [
  { kind: 'day', name: 'on', label: 'この日の終わりの状況', value: typed, placeholder: 'R8.11.30（空けば本日）' },
  {
    kind: 'select',
    name: 'chapter',
    label: '本文・付紙',
    value: asked.chapter ?? '',
    options: [
      { value: '', text: 'すべて' },
      ...Object.entries(CHAPTER_TITLE).map(([value, text]) => ({ value, text })),
    ],
  },
  {
    kind: 'select',
    name: 'role',
    label: '責任者',
    value: asked.role ?? '',
    options: [{ value: '', text: 'すべて' }, ...ROLE_KEYS.map((key) => ({ value: key, text: ROLES[key].shortTitle }))],
  },
  {
    kind: 'select',
    name: 'state',
    label: '状況',
    value: asked.state ?? '',
    options: [
      { value: '', text: 'すべて' },
      ...CELL_STATE_KEYS.map((state) => ({ value: state, text: `${CELL_STATES[state]}がある` })),
    ],
  },
  ...(seesAll
    ? [{ kind: 'text', name: 'q', label: '部隊等・情報システム・官職の名', value: asked.words } as const]
    : choices.length > 1
      ? [
          {
            kind: 'select',
            name: 'of',
            label: '部隊等・情報システム',
            value: asked.subject === null ? '' : subjectText(asked.subject),
            options: [
              { value: '', text: 'すべて' },
              ...choices.map((one) => ({ value: subjectText(one), text: one.name })),
            ],
          } as const,
        ]
      : []),
]

const applied = (board: Board, today: Day) => {
  const said = saidIn(board.asked, today)
  const { asked } = board
  const without = (name: string) => boardHref(PATH, { ...said, [name]: null })
  return [
    ...(asked.day === today ? [] : [{ label: `${wareki(asked.day)}の終わり`, href: without('on') }]),
    ...(asked.chapter === null ? [] : [{ label: CHAPTER_TITLE[asked.chapter], href: without('chapter') }]),
    ...(asked.role === null ? [] : [{ label: ROLES[asked.role].shortTitle, href: without('role') }]),
    ...(asked.state === null ? [] : [{ label: `${CELL_STATES[asked.state]}がある`, href: without('state') }]),
    ...(board.subject === null || (asked.subject === null && asked.words === '')
      ? []
      : [{ label: board.subject.name, href: boardHref(PATH, { ...said, of: null, q: null }) }]),
  ]
}

const Choices = ({ board, today }: { board: Board; today: Day }) => {
  const { asked, choices, seesAll, subject } = board
  if (!seesAll || asked.words === '' || subject !== null) return null
  if (choices.length === 0)
    return (
      <Empty
        text={`「${asked.words}」に当たる部隊等・情報システム・官職は、この日にはありません。全体の状況を示します。`}
      />
    )
  return (
    <Section id="choices" title="どれのことですか" count={`${choices.length}件`} side="20件までを示します。">
      <ul class="told">
        {choices.map((one) => (
          <li>
            <a href={boardHref(PATH, { ...saidIn(asked, today), q: null, of: subjectText(one) })}>{one.name}</a>
            <span class="sub">{SUBJECT_KINDS[one.kind]}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const signed = (n: number): string => {
  if (n === 0) return '増減なし'
  return n > 0 ? `＋${number(n)}` : `−${number(-n)}`
}

const Totals = ({ board, today }: { board: Board; today: Day }) => {
  const { total, weekAgo, asked } = board
  const said = saidIn(asked, today)
  return (
    <Section id="total" wide title="全体" side="条項と、部隊等・情報システム・官職との組を数える。">
      <Table
        caption="状況ごとの数"
        columns={[
          { title: '状況', names: true, cell: (state: CellState) => <Status word={CELL_STATES[state]} /> },
          { title: '数', kind: 'number', cell: (state) => number(total[state]) },
          {
            title: `${warekiShort(addDays(asked.day, -7))}から`,
            kind: 'number',
            cell: (state) => signed(total[state] - weekAgo[state]),
          },
          {
            title: '条項',
            cell: (state) =>
              total[state] === 0 ? '―' : <a href={boardHref(PATH, { ...said, state })}>この状況がある条項に絞る</a>,
          },
        ]}
        rows={CELL_STATE_KEYS}
      />
      <Meanings />
    </Section>
  )
}

const cellHref = (row: RuleRow, board: Board, today: Day): string => {
  const on = onText(board.asked.day, today)
  const { cell } = row
  return cell === null || cell.state === 'uncarried'
    ? boardHref(`${PATH}/rules/${row.rule.id}`, { on, of: saidIn(board.asked, today).of })
    : boardHref(`${PATH}/rules/${row.rule.id}/${cell.subject.kind}/${cell.subject.id}`, { on })
}

const Chapters = ({ board, today }: { board: Board; today: Day }) => (
  <>
    {[...Map.groupBy(board.rows, (row) => row.rule.chapter)].map(([chapter, rows]: [Chapter, readonly RuleRow[]]) => (
      <Section id={chapter} title={CHAPTER_TITLE[chapter]} count={`${rows.length}条`}>
        <Table
          caption={`${CHAPTER_TITLE[chapter]}の履行状況`}
          columns={[
            {
              title: '条項',
              names: true,
              cell: (row) => row.rule.provision,
              meta: (row) => <span class="num">{row.rule.id}</span>,
              width: 12,
            },
            { title: '要旨（本製品の要約）', cell: (row) => row.rule.summary },
            { title: '種別', cell: (row) => FORCE_LABEL[row.rule.force], width: 5 },
            {
              title: '担う定義',
              kind: 'number',
              width: 5,
              cell: (row) => (row.carriers === 0 ? '―' : row.carriers),
            },
            {
              title: '状況',
              kind: 'status',
              width: 16,
              cell: (row) =>
                row.cell === null ? (
                  <Standing rule={row.rule} carried={row.carriers > 0} counts={row.counts} />
                ) : (
                  <CellStatus cell={row.cell} />
                ),
            },
          ]}
          rows={rows}
          rowHref={(row) => cellHref(row, board, today)}
          rowMark={(row) => (row.carriers > 0 && row.counts.overdue > 0 ? 'late' : undefined)}
        />
      </Section>
    ))}
  </>
)

/** Every rule of the directive and how it stands, in one day's light. */
export const BoardPage = ({ board, today, typed }: { board: Board; today: Day; typed: string }) => {
  const { asked } = board
  const said = saidIn(asked, today)
  return (
    <>
      <Limits drawn={board.drawn} day={asked.day} dayFault={asked.dayFault} />
      <Filters
        action={PATH}
        controls={controls(board, typed)}
        hidden={board.seesAll && said.of !== null ? [{ name: 'of', value: said.of }] : []}
        applied={applied(board, today)}
        clearHref={PATH}
      />
      <Choices board={board} today={today} />
      <Totals board={board} today={today} />
      <Section
        id="moved"
        title="この7日の動き"
        side={<a href={boardHref(`${PATH}/moved`, { ...said, state: null })}>すべて見る</a>}
      >
        <MovesTable moves={board.moves} today={today} />
      </Section>
      {board.rows.length === 0 ? (
        <Empty text="条件に合う条項はありません。" act={{ text: '条件をすべて外す', href: PATH }} />
      ) : (
        <Chapters board={board} today={today} />
      )}
    </>
  )
}
