import { BulkBar } from '#ui/bulk-bar.tsx'
import { Button, ButtonLink } from '#ui/button.tsx'
import { Filters, ListTools } from '#ui/filters.tsx'
import { KeysetPager, NumberedPager } from '#ui/pager.tsx'
import { Section } from '#ui/section.tsx'
import { Status, statusWords, type StatusWord } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'

type Item = {
  id: string
  word: StatusWord
  kind: string
  holder: string
  place: string
  due: string
  picked?: boolean
  mark: 'late' | undefined
}

const items: Item[] = statusWords.slice(0, 12).map((word, nth) => ({
  id: `企-業-${String(142 + nth * 7).padStart(4, '0')}`,
  word,
  kind: 'USBメモリ 32GB',
  holder: nth % 3 === 0 ? '1等空佐 水城 航' : '―',
  place: '横須賀（防衛省管理）',
  due: 'R8.11.12',
  picked: nth === 3 || nth === 4,
  mark: nth === 0 ? 'late' : undefined,
}))

/** A register with everything that can be done with it. */
export const Register = () => (
  <Section id="register" title="登録簿" wide>
    <Filters
      action="/registers/media"
      hidden={[{ name: 'sort', value: 'state' }]}
      clearHref="#register"
      controls={[
        { kind: 'digits', name: 'no', label: '登録番号の下4桁', maxlength: 4, placeholder: '0142' },
        {
          kind: 'select',
          name: 'state',
          label: '状態',
          value: '',
          options: [
            { value: '', text: '破棄済・転出を除く' },
            ...statusWords.slice(0, 10).map((word) => ({ value: word, text: word })),
          ],
        },
        { kind: 'text', name: 'place', label: '保管場所', value: '甲-2' },
        { kind: 'day', name: 'since', label: '登録した日', placeholder: 'R8.4.1' },
      ]}
      applied={[
        { label: '破棄済・転出を除く', href: '#register' },
        { label: '令和8年度まで', href: '#register' },
      ]}
    />
    <form method="post" action="#">
      <BulkBar
        id="bulk"
        title="2件を選択中"
        counts={[
          { term: '許可できる', word: '満', value: '1件' },
          { term: '止まっている', word: '止まっている', value: '1件' },
        ]}
        blockers={[
          {
            sentence: '業務に要る情報のほかに何も入っていないことが、確認されていません。',
            provision: { label: '本文 第3-2' },
            subject: { text: '企-業-0312', href: '#bulk' },
            note: '檜山 3等陸佐の申請',
            remedy: { text: '確認を記録する', href: '#bulk' },
          },
        ]}
      >
        <Button primary>1件の持出しを許可する</Button>
      </BulkBar>
      <ListTools total="12,480件" range="1–12件" order="状態の順">
        <a href="#register">印刷（登録簿の様式）</a>
        <ButtonLink href="#register" download>
          CSV を書き出す
        </ButtonLink>
      </ListTools>
      <Table
        dense
        caption="可搬記憶媒体登録簿"
        rows={items}
        rowHref={() => '#register'}
        rowMark={(row) => row.mark}
        select={{ name: 'id', value: (row) => row.id, label: (row) => row.id, checked: (row) => row.picked ?? false }}
        columns={[
          { title: '登録番号', names: true, kind: 'number', cell: (row) => row.id, sort: { href: '#register' } },
          {
            title: '状態',
            kind: 'status',
            foldTitle: false,
            cell: (row) => <Status word={row.word} />,
            sort: { href: '#register', direction: 'ascending' },
          },
          { title: '品名', cell: (row) => row.kind },
          { title: '所持者', cell: (row) => row.holder },
          { title: '所在・行き先', foldTitle: '所在', cell: (row) => row.place },
          { title: '返却期限', kind: 'number', cell: (row) => row.due },
        ]}
      />
    </form>
    <NumberedPager page={3} pages={1040} href={(page) => `?page=${page}`} size={12} />
    <KeysetPager label="前後の行" range="101–150件" first="?" previous="?before=x" next="?after=y" size={50} />
  </Section>
)
