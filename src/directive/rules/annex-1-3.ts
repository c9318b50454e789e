import type { Rule } from '../rule.ts'
import { NOBODY } from '../subjects.ts'

/** 付紙第1 to 第3: the tables of systems and posts, and the two-part transfer slip. */
export const ANNEX_1_TO_3 = [
  {
    id: 'R042',
    provision: '付紙第1 表',
    cites: '達第3条・第6条',
    force: 'definition',
    subject: NOBODY,
    summary: '25の情報システムについて、整備と運用それぞれの責任者となる官職を定める。',
    chapter: 'annex-1',
  },
  {
    id: 'R043',
    provision: '付紙第1 表 23〜25',
    cites: '達第6条',
    force: 'definition',
    subject: NOBODY,
    summary: 'スタンドアロン型・タブレット型・施設設備関連は、計画と整備に当たる課等の長が整備と運用の責任者となる。',
    chapter: 'annex-1',
  },
  {
    id: 'R044',
    provision: '付紙第2 表',
    cites: '達第7条',
    force: 'definition',
    subject: NOBODY,
    summary: '部隊等情報保証責任者となる官職を、機関と部・官ごとに定める。',
    chapter: 'annex-2',
  },
  {
    id: 'R045',
    provision: '付紙第3 上段',
    force: 'shall',
    subject: { roles: ['UNIT', 'USER'], text: '発送者' },
    summary: '送達票に、発送元、発送者、媒体の型式・登録番号・数量、発送の日、備考を書く。',
    deadline: '発送するとき',
    chapter: 'annex-3',
  },
  {
    id: 'R046',
    provision: '付紙第3 下段',
    force: 'shall',
    subject: { roles: ['UNIT'], text: '受領部隊等の部隊等情報保証責任者' },
    summary: '受領票に、受領した部隊等、責任者、媒体の型式・登録番号・数量、受領の日、備考を書く。',
    deadline: '受領したとき',
    chapter: 'annex-3',
  },
  {
    id: 'R047',
    provision: '付紙第3 ※',
    force: 'shall',
    subject: { roles: ['UNIT'], text: '受領部隊等の部隊等情報保証責任者' },
    summary: '受領票をキリトリ線から切り離し、書き込んで発送元へ送り返す。',
    deadline: '受領後速やかに',
    chapter: 'annex-3',
  },
] as const satisfies readonly Rule[]
