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
  相違: missing,
  未了: { shape: 'stop', tone: 'warn' },
  '受領・未了あり': { shape: 'stop', tone: 'warn' },
  未: unmet,
  止まっている: unmet,
  不許可: unmet,
  不満足: unmet,
  差戻し: { shape: 'back', tone: 'warn' },
  注意: { shape: 'warn', tone: 'warn' },
  本日: { shape: 'soon', tone: 'warn' },
  今ここ: here,
  着手: here,
  作成中: here,
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
  申請中: asked,
  意見付き: asked,
  入力で確認: { shape: 'mend', tone: 'act' },
  訂正: { shape: 'mend', tone: 'act' },
  これから: ahead,
  期限内: ahead,
  未着手: ahead,
  満: met,
  済: met,
  確定: met,
  許可: met,
  満足: met,
  異常なし: met,
  完結: met,
  印刷済: met,
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
  既定から変更: { shape: 'mend', tone: 'act' },
  該当なし: { shape: 'na', tone: 'off' },
  取消: closed,
  取下げ: closed,
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
