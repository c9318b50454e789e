import { Empty } from '#ui/empty.tsx'
import { Section } from '#ui/section.tsx'
import { PRINTED_AT_ONCE, type LabelItem } from './model.ts'

const Names = ({ items }: { items: readonly LabelItem[] }) => (
  <ul class="label-names">
    {items.map((i) => (
      <li>
        <b>{i.word}</b> <span class="num">{i.number}</span>
        {i.printed === 0 ? null : <span class="sub">{`　印刷済み${i.printed}回`}</span>}
      </li>
    ))}
  </ul>
)

/** What is about to be printed, what is held back and why, and the way to the next ones. */
export const LabelsAsked = ({
  items,
  heldBack,
  nextHref,
}: {
  items: readonly LabelItem[]
  heldBack: readonly { item: LabelItem; why: string }[]
  nextHref: string | null
}) => (
  <Section id="what" title="印刷するラベル" count={`${items.length}枚`}>
    {items.length === 0 ? (
      <Empty text="ここで印刷できるラベルはありません。台帳で、今の官職で見られるものに印を付け直してください。" />
    ) : items.length > 12 ? (
      <details class="fold-away">
        <summary>{`${items.length}枚を見る`}</summary>
        <Names items={items} />
      </details>
    ) : (
      <Names items={items} />
    )}
    {nextHref === null ? null : (
      <p class="help">
        {`一度に印刷できるのは${PRINTED_AT_ONCE}枚までです（本製品の設定）。`}
        <a href={nextHref}>次の分へ進む</a>
      </p>
    )}
    {heldBack.length === 0 ? null : (
      <ul class="told">
        {heldBack.map(({ item, why }) => (
          <li>
            <span class="num">{item.number}</span>
            <span class="sub">{why}</span>
          </li>
        ))}
      </ul>
    )}
  </Section>
)
