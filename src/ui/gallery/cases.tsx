import { ActButtons, Button, ButtonLink } from '#ui/button.tsx'
import { Facts, State } from '#ui/facts.tsx'
import { TextArea } from '#ui/field/text-area.tsx'
import { Figures } from '#ui/gallery/figures.tsx'
import { Gates } from '#ui/gates.tsx'
import { Key } from '#ui/key.tsx'
import { Provision } from '#ui/provision.tsx'
import { Columns, Section } from '#ui/section.tsx'
import { Status } from '#ui/status.tsx'
import { Steps } from '#ui/steps.tsx'
import { Timeline } from '#ui/timeline.tsx'

const Next = () => (
  <Section id="next" title="次の手続：将来対応計画書を提出する" side={<Provision label="付紙第9-4" href="#next" />}>
    <form method="post" action="#">
      <Gates
        title="提出の条件"
        gates={[
          {
            state: 'met',
            condition: '評価文書2点を受け取っている',
            provision: { label: '付紙第9-3' },
            evidence: { text: '第47,902葉', href: '#leaf-47902' },
          },
          {
            state: 'unmet',
            condition: '不満足の管理策 7件すべてに、対応項目かリスク受容がある（6/7）',
            provision: { label: '付紙第9-4' },
            evidence: { text: '対応表', href: '#next' },
            refusal: {
              id: 'refusal',
              sentence: '「不満足」と評価された管理策 AC-17 に、対応項目もリスク受容もないため、提出できません。',
              remedies: [
                { text: 'AC-17 の対応項目を加える', href: '#next' },
                { text: '情報保証責任者のリスク受容を求める', href: '#next' },
              ],
            },
          },
          {
            state: 'warned',
            condition: '計画書の期日が承認を受ける時期より前である',
            provision: { label: '付紙第9-1' },
            refusal: { sentence: '3件の期日が12月15日より後です。提出はできます。' },
          },
          { state: 'ask', condition: '送付文に秘密以上の内容がない', provision: { label: '本文 第2-1' } },
          {
            state: 'not-applicable',
            condition: '脆弱性検査で判明した脆弱性を載せている',
            provision: { label: '付紙第10-9' },
            evidence: { text: '検査 未実施' },
          },
        ]}
      />
      <TextArea
        name="cover"
        label="認証者への送付文"
        hint="秘密以上の内容は書かない。"
        value="評価報告書 1.1版 の推奨事項を踏まえ、将来対応計画書を提出します。"
      />
      <ActButtons
        note={{
          id: 'why',
          text: '条件の「未」1件が満ちると提出できます。提出すると取り消せません。誤りは訂正として残ります。',
        }}
      >
        <Button primary blockedBy="why">
          提出内容を確かめる
        </Button>
        <Button name="save" value="1">
          保存して後で続ける
        </Button>
        <ButtonLink href="#next">代理に渡す</ButtonLink>
      </ActButtons>
    </form>
  </Section>
)

const Past = () => (
  <Section id="past" title="経過" side="新しい順">
    <Timeline
      entries={[
        {
          kind: 'saved',
          at: { iso: '2026-11-09T18:40:00+09:00', text: '11月9日 18:40' },
          leaf: { text: '第48,197葉', href: '#past' },
          title: '将来対応計画書 0.7版 を保存',
          post: '指揮通信システム企画課長',
          person: '1等空佐 水城 航',
        },
        {
          id: 'leaf-48031',
          kind: 'corrected',
          at: { iso: '2026-11-04T10:22:00+09:00', text: '11月4日 10:22' },
          leaf: { text: '第48,031葉', href: '#past' },
          title: '訂正：不満足の管理策を 7件 とする',
          post: '情報システム情報保証認証者 補助',
          person: '2等海佐 真壁 悠',
          reason: 'AC-17 の集計漏れ。',
        },
        {
          id: 'leaf-47902',
          kind: 'done',
          at: { iso: '2026-11-02T15:05:00+09:00', text: '11月2日 15:05' },
          leaf: { text: '第47,902葉', href: '#past' },
          title: '評価計画書・評価報告書を交付',
          corrected: [
            { of: '不満足の管理策', was: '6件', now: '7件', leaf: { text: '第48,031葉で訂正', href: '#leaf-48031' } },
          ],
          post: '情報システム情報保証認証者',
          person: '1等陸佐 三雲 志保',
        },
        {
          kind: 'note',
          at: { iso: '2026-09-14T09:00:00+09:00', text: '9月14日 09:00' },
          leaf: { text: '第45,760葉' },
          title: '手続を開いた（換装に伴う運用承認）',
          detail: '前回の承認は令和5年12月15日。',
        },
      ]}
    />
  </Section>
)

/** A case page: facts, figure, conditions, the act and what went before. */
export const CaseParts = () => (
  <>
    <Facts
      facts={[
        { term: '状態', hiddenTerm: true, value: <State>計画書 提出待ち</State> },
        { term: '条項', value: <Provision label="付紙第9" href="#next" /> },
        {
          term: '手番',
          value: (
            <>
              <Key nth={1} name="情報システム情報保証責任者（整備）" /> <b>企画課長</b>
            </>
          ),
        },
        { term: 'この手番の期限', value: <Status word="本日">本日 17:15</Status> },
        { term: '承認を受ける時期', value: '12月15日（あと35日）', numeric: true },
      ]}
    />
    <Figures />
    <Columns side={<Past />}>
      <Next />
    </Columns>
    <Section id="steps" title="手順">
      <Steps
        label="持出しの手順"
        steps={[
          {
            title: '申請',
            provision: '付紙第4 1',
            detail: '使用者 → 部隊等情報保証責任者',
            note: '11月6日',
            state: 'done',
          },
          { title: '許可', provision: '本文 第3-2', note: '期限 本日', state: 'now' },
          { title: '返却', state: 'next' },
        ]}
      />
      <State closed>終結</State>
    </Section>
  </>
)
