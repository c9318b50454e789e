import { Icon, type IconName } from '#ui/icons.tsx'

/** One shape a verb, as the directive keeps them apart: 報告 goes upward, 通報 to another who answers, 提出 hands in. */
const shapes: Readonly<Record<string, IconName>> = {
  報告: 'raise',
  通報: 'bell',
  通知: 'letter',
  提出: 'hand',
  情報提供: 'share',
  連絡: 'talk',
}

/** 報告, 通報, 通知, 提出, 情報提供 or 連絡: word and shape. */
export const VerbMark = ({ verb }: { verb: string }) => (
  <span class="verb">
    <Icon name={shapes[verb] ?? 'info'} />
    <b>{verb}</b>
  </span>
)
