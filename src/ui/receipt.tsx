import type { Content, When } from '#ui/content.ts'
import { Icon } from '#ui/icons.tsx'

export type ReceiptProps = {
  /** 「将来対応計画書を提出しました」 */
  title: string
  /** What the number is: 「記録」, 「受付番号」. */
  referenceLabel?: string | undefined
  /** 「第48,220葉」 */
  reference: string
  /** Where the record can be read. */
  href?: string | undefined
  at?: When | undefined
  /** What happens now, and what the person may do next. */
  children?: Content
}

/** An act has been recorded: its number, its time, and what comes next. */
export const Receipt = ({ title, referenceLabel = '記録', reference, href, at, children }: ReceiptProps) => (
  <div class="receipt" role="status">
    <p class="done">
      <span class="t-ok">
        <Icon name="ok" />
      </span>
      <b>{title}</b>
    </p>
    <p class="ref">
      <span class="sub">{referenceLabel}</span>{' '}
      <b class="num">{href === undefined ? reference : <a href={href}>{reference}</a>}</b>
      {at === undefined ? null : (
        <time class="sub num" datetime={at.iso}>
          {at.text}
        </time>
      )}
    </p>
    {children === undefined ? null : <div class="then">{children}</div>}
  </div>
)
