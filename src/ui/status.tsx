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

/** Every status word has one shape and one tone, everywhere. The order is the order registers show them in. */
export const statusLooks = {
  期限超過: late,
  所在不明: { shape: 'lost', tone: 'bad' },
  使用停止: { shape: 'stop', tone: 'warn' },
  持出申請中: { shape: 'ask', tone: 'act' },
  持出中: { shape: 'out', tone: 'act' },
  送達中: { shape: 'sent', tone: 'act' },
  区域内使用中: { shape: 'use', tone: 'act' },
  保管中: { shape: 'kept', tone: 'ok' },
  消去済: { shape: 'erased', tone: 'off' },
  破棄済: closed,
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
  申請中: { shape: 'ask', tone: 'act' },
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
  該当なし: { shape: 'na', tone: 'off' },
  取消: closed,
  終結: closed,
} as const satisfies Record<string, Look>

export type StatusWord = keyof typeof statusLooks

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
