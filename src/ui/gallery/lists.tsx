import { Days } from '#ui/days.tsx'
import { Empty } from '#ui/empty.tsx'
import { Register } from '#ui/gallery/registers.tsx'
import { Held } from '#ui/held.tsx'
import { Key } from '#ui/key.tsx'
import { Provision } from '#ui/provision.tsx'
import { Columns, Section } from '#ui/section.tsx'
import { Status, statusWords, type StatusWord } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'

type Wait = {
  what: string
  late: string
  word: StatusWord
  on: string
  from: string
  key: number
  mark?: 'late' | 'today'
}

const waits: Wait[] = [
  {
    what: '可搬記憶媒体の持出しを許可する',
    late: '4日超過',
    word: '期限超過',
    on: '11月6日（金）',
    from: '3等陸佐 檜山 透',
    key: 0,
    mark: 'late',
  },
  {
    what: '将来対応計画書を認証者に提出する',
    late: '本日',
    word: '本日',
    on: '11月10日（火）17:15',
    from: '情報システム情報保証認証者',
    key: 1,
    mark: 'today',
  },
  { what: '誓約書を受理する（3名）', late: '6日後', word: '期限内', on: '11月16日（月）', from: '着任者 3名', key: 2 },
]

const Waiting = () => (
  <Section id="waiting" title="私を待っている手続" count="3件" side="期限の早い順">
    <Table
      caption="私を待っている手続"
      rows={waits}
      rowHref={() => '#waiting'}
      rowMark={(row) => row.mark}
      columns={[
        {
          title: '期限',
          width: 10,
          foldTitle: false,
          cell: (row) => (
            <>
              <Status word={row.word}>{row.late}</Status>
              <span class="when sub num">{row.on}</span>
            </>
          ),
        },
        {
          title: '何を・条項',
          names: true,
          cell: (row) => row.what,
          meta: () => (
            <>
              <Provision label="本文 第3-2" />
              <span>企-業-0311　USBメモリ1本</span>
            </>
          ),
        },
        {
          title: '誰から',
          width: 12,
          foldTitle: false,
          cell: (row) => (
            <>
              {row.from}
              <small>企画班</small>
            </>
          ),
        },
        { title: '立場', width: 3, foldTitle: false, cell: (row) => <Key nth={row.key} name="部隊等情報保証責任者" /> },
      ]}
    />
  </Section>
)

const HeldThings = () => (
  <Section id="held" title="預かっているもの" count="2点">
    <Held
      groups={[
        {
          title: '可搬記憶媒体',
          count: '2本',
          things: [
            {
              title: '企-業-0142',
              href: '#held',
              detail: 'USBメモリ 32GB　持出中（朝霞）',
              status: { word: '期限超過', children: '1日超過' },
              due: '返却 11月9日',
              mark: 'late',
            },
            {
              title: '企-業-0087',
              href: '#held',
              detail: '外付けSSD 1TB　持出中（横須賀）',
              status: { word: '期限内', children: '2日後' },
              due: '返却 11月12日',
            },
          ],
        },
        {
          title: '持出し端末',
          count: '0台',
          things: [],
          empty: {
            text: '預かっている端末はありません。',
            act: { text: '端末の持出しを申請する', href: '#held' },
            provision: { label: '付紙第4 3' },
          },
        },
      ]}
    />
  </Section>
)

const dates = Array.from({ length: 14 }, (_, nth) => `2026-11-${String(nth + 17)}`)

const Fortnight = () => (
  <Section id="days" title="14日間" count="令和8年11月" side={<a href="#days">月で見る</a>}>
    <Days
      days={dates.map((date, nth) => ({
        date,
        today: nth === 0,
        off: [4, 5, 6, 11, 12].includes(nth),
        holiday: nth === 6 ? '勤労感謝の日' : undefined,
        entries:
          nth % 3 === 0
            ? [
                { text: '計画書の提出　17:15', href: '#days' },
                { text: 'かぎ 3-12 を返す', href: '#days' },
              ].slice(nth === 0 ? 0 : 1)
            : [],
      }))}
    />
  </Section>
)

const Bare = () => (
  <Section id="bare" title="表の別の形">
    <Table
      caption="見出しを見せた、開けない表"
      showCaption
      rows={[
        { name: '統制', count: 12 },
        { name: '脆弱性', count: 3 },
      ]}
      columns={[
        { title: '項目', names: true, cell: (row) => row.name },
        { title: '件数', kind: 'number', cell: (row) => row.count },
      ]}
    />
    <Table
      caption="空の表"
      rows={[] as { name: string }[]}
      columns={[{ title: '項目', cell: (row) => row.name }]}
      empty={<Empty text="該当する登録はありません。" act={{ text: '条件をすべて外す', href: '#bare' }} />}
    />
    <p class="sum">
      {statusWords.map((word) => (
        <Status word={word} />
      ))}
    </p>
    <p class="sum">
      {Array.from({ length: 10 }, (_, nth) => (
        <Key nth={nth} />
      ))}
    </p>
  </Section>
)

/** Home and register: what waits, what is held, the days, and a long list with everything that can be done with it. */
export const ListParts = () => (
  <>
    <Columns
      side={
        <>
          <HeldThings />
          <Fortnight />
        </>
      }
    >
      <Waiting />
    </Columns>
    <Register />
    <Bare />
  </>
)
