import { DOCUMENT_SLOTS } from '#directive/document-slots.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { Banner } from '#ui/banner.tsx'
import type { SlotText } from './slots.ts'

export type SlotNoticeProps = {
  slot: string
  text: SlotText | null
  /** What goes on without it, in a sentence: 「本製品の設定（年度1回）で数えています。」 */
  instead: string
}

/** Says that what depends on a text laid down elsewhere has none, and what holds instead; or names the text that holds. */
export const MissingSlot = ({ slot, text, instead }: SlotNoticeProps) => {
  const place = DOCUMENT_SLOTS.find((s) => s.key === slot)
  if (!place) return null
  if (text)
    return (
      <p class="sub">
        {`${place.title}：`}
        <a href={`/cases/${text.id}`}>{`${text.title}${text.number === null ? '' : `（${text.number}）`}`}</a>
        {text.effectiveOn === null ? null : `　${wareki(text.effectiveOn)}施行`}
      </p>
    )
  return (
    <Banner
      kind="info"
      sentence={`「${place.title}」（${place.provision}）が登録されていません。${instead}`}
      remedies={[{ text: '届いた文書を登録する', href: `/begin/organisation.document/enter?slot=${slot}` }]}
    />
  )
}
