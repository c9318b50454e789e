import type { Content } from '#ui/content.ts'
import { Icon, type IconName } from '#ui/icons.tsx'
import type { Tone } from '#ui/tone.ts'

type Look = { shape: IconName; tone: Tone }

const late: Look = { shape: 'late', tone: 'bad' }
const met: Look = { shape: 'ok', tone: 'ok' }
const unmet: Look = { shape: 'no', tone: 'bad' }
const here: Look = { shape: 'now', tone: 'act' }
const ahead: Look = { shape: 'plan', tone: 'off' }
const closed: Look = { shape: 'gone', tone: 'off' }
const asked: Look = { shape: 'ask', tone: 'act' }
const sent: Look = { shape: 'sent', tone: 'act' }
const waiting: Look = { shape: 'soon', tone: 'warn' }
const missing: Look = { shape: 'lost', tone: 'bad' }

/** Every status word has one shape and one tone, everywhere. The order is the order registers show them in. */
export const statusLooks = {
  期限超過: late,
  所在不明: missing,
  調査中: missing,
  相違あり: missing,
  使用停止: { shape: 'stop', tone: 'warn' },
  無効化中: { shape: 'stop', tone: 'warn' },
  番号表示待ち: waiting,
  格納の確認待ち: waiting,
  '返却・確認待ち': waiting,
  受領確認待ち: waiting,
  受領未確認: waiting,
  受渡し相違: { shape: 'stop', tone: 'warn' },
  持出申請中: asked,
  持出中: { shape: 'out', tone: 'act' },
  送達中: sent,
  発送済: sent,
  '発送済（紙の受領票待ち）': sent,
  区域内使用中: { shape: 'use', tone: 'act' },
  保管中: { shape: 'kept', tone: 'ok' },
  消去済: { shape: 'erased', tone: 'off' },
  秘密系で管理: { shape: 'paper', tone: 'off' },
  転出: closed,
  交付済: closed,
  破棄済: closed,
  秘密系で処分済: closed,
  亡失: closed,
  亡失により終了: closed,
  '未着（事案で調査）': missing,
  未解決: missing,
  相違: missing,
  未了: { shape: 'stop', tone: 'warn' },
  '受領・未了あり': { shape: 'stop', tone: 'warn' },
  未: unmet,
  所在不明とした: missing,
  所在不明の届出あり: missing,
  手元になし: missing,
  別の場所で確認: { shape: 'warn', tone: 'warn' },
  未確認: ahead,
  止まっている: unmet,
  不許可: unmet,
  不満足: unmet,
  未解消: unmet,
  差戻し: { shape: 'back', tone: 'warn' },
  注意: { shape: 'warn', tone: 'warn' },
  本日: { shape: 'soon', tone: 'warn' },
  今ここ: here,
  着手: here,
  作成中: here,
  改訂中: here,
  読取り中: here,
  送達票作成: here,
  一覧を作成: here,
  '一覧を作成（前任者は離籍）': here,
  受領待ち: waiting,
  未処理: asked,
  渡した: sent,
  受領: here,
  受領票返信済: here,
  措置を記録: here,
  監督中: here,
  統制中: here,
  計数中: here,
  差異の処理中: here,
  申請中: asked,
  起票: asked,
  完了申告: asked,
  受容申請: asked,
  受容期限切れ: late,
  対応中: here,
  意見付き: asked,
  入力で確認: { shape: 'mend', tone: 'act' },
  訂正: { shape: 'mend', tone: 'act' },
  計画: ahead,
  計画済: ahead,
  これから: ahead,
  期限内: ahead,
  未着手: ahead,
  満: met,
  済: met,
  確定: met,
  許可: met,
  取込済: met,
  解消: met,
  満足: met,
  異常なし: met,
  完結: met,
  印刷済: met,
  報告済: met,
  回答済: met,
  理由を記録: met,
  所定の場所で確認: met,
  所持者が確認: met,
  異動の記録あり: { shape: 'sent', tone: 'off' },
  読取り済: met,
  解決済: met,
  完了: met,
  受けた: met,
  引継事項なし: met,
  復旧済: met,
  発見: met,
  相違解明: met,
  確認済: met,
  指定中: met,
  編成中: met,
  置かれている: met,
  在籍: met,
  就いている: met,
  対象: met,
  施行中: met,
  既定の値: met,
  受領済: met,
  未受領: waiting,
  メールを送る: met,
  メールを送らない: { shape: 'na', tone: 'off' },
  すぐに受ける: met,
  まとめて受ける: met,
  受けない: { shape: 'na', tone: 'off' },
  既定から変更: { shape: 'mend', tone: 'act' },
  リスク受容: { shape: 'kept', tone: 'off' },
  該当なし: { shape: 'na', tone: 'off' },
  取消: closed,
  棚卸を中止: closed,
  取下げ: closed,
  取りやめ: closed,
  期限切れ: closed,
  指定解除: closed,
  解除: closed,
  廃止: closed,
  改正済: closed,
  離籍: closed,
  離れた: closed,
  片付いた: closed,
  終了: closed,
  終結: closed,
  要再確認: { shape: 'warn', tone: 'warn' },
  文書作成: here,
  運用者の意見待ち: asked,
  提出準備: here,
  評価中: here,
  評価文書交付: here,
  認証審査: asked,
  '審査済・認証待ち': asked,
  認証者から差戻し: { shape: 'back', tone: 'warn' },
  認証済: met,
  承認審査中: asked,
  承認の申請差戻し: { shape: 'back', tone: 'warn' },
  運用承認: met,
  条件付承認: { shape: 'ok', tone: 'warn' },
  条件の確認待ち: waiting,
  不承認: unmet,
  承認の取消: unmet,
  更新により終了: closed,
  免除申請中: asked,
  運用承認不要: met,
  免除の不承認: unmet,
  免除の終了: closed,
  承認なし: { shape: 'warn', tone: 'warn' },
} as const satisfies Record<string, Look>

export type StatusWord = keyof typeof statusLooks

export const isStatusWord = (word: string): word is StatusWord => Object.hasOwn(statusLooks, word)

/** The words a case, an item or a condition can bear, in the order registers show them in. */
export const statusWords = Object.keys(statusLooks) as StatusWord[]

export type StatusProps =
  /** `children` replaces the word where it says the same more exactly: 期限超過 → 「4日超過」. */
  { word: StatusWord; children?: Content } | { shape: IconName; tone: Tone; children: Content }

/** A state: word, shape and tone together. */
export const Status = (props: StatusProps) => {
  const look: Look = 'word' in props ? statusLooks[props.word] : props
  return (
    <span class={`st t-${look.tone}`}>
      <Icon name={look.shape} />
      {props.children ?? ('word' in props ? props.word : '')}
    </span>
  )
}
