import { provisionOf } from '#directive/rules.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { Banner } from '#ui/banner.tsx'
import { ActButtons, Button } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Choice } from '#ui/field/choice.tsx'
import { TextArea } from '#ui/field/text-area.tsx'
import { Section } from '#ui/section.tsx'
import type { OpenItem } from '../finding/model.ts'
import { OURS, RESULTS } from '../words.ts'
import type { Head } from './reading-store.ts'

export type Typed = Readonly<Record<string, string | string[]>>

const one = (typed: Typed, name: string): string | undefined => {
  const value = typed[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

const Question = ({ item, typed }: { item: OpenItem; typed: Typed }) => (
  <Choice
    name={`m-${item.mediumId}`}
    label={`${item.number}　お手元にありますか`}
    inline
    options={[
      { value: 'have', text: 'はい' },
      { value: 'lack', text: 'いいえ' },
    ]}
    value={one(typed, `m-${item.mediumId}`)}
    {...(item.result === 'denied' ? { hint: `前の答え：${RESULTS.denied}。見つかったら「はい」と答え直せます。` } : {})}
  />
)

export type HeldProps = {
  head: Head
  items: readonly OpenItem[]
  typed: Typed
  refusals: readonly Refusal[]
  requestKey: string
  said: string | null
}

/** Each holder says of each medium whether it is in hand. A no needs its reason and is looked into at once. */
export const HeldPage = ({ head, items, typed, refusals, requestKey, said }: HeldProps) => (
  <>
    {refusals.map((r) => (
      <Banner
        kind="refusal"
        sentence={r.sentence}
        provision={r.rules[0] ? { label: provisionOf(r.rules[0]), href: `/rules/${r.rules[0]}` } : undefined}
      />
    ))}
    {said === null ? null : <Banner kind="success" sentence={said} />}
    <p class="help">
      {`${head.unitName}の棚卸 ${head.number} で、基準時刻にあなたが所持していた媒体です。実物を見て答えてください。期限は${wareki(head.endsOn)}です。`}
    </p>
    {items.length === 0 ? (
      <Empty
        text={
          head.state === 'counting'
            ? '答えていない媒体はありません。'
            : 'この棚卸は数え終わりました。これからの届出は、媒体の画面から行います。'
        }
        act={{ text: '本日の務めに戻る', href: '/' }}
      />
    ) : (
      <Section id="held" title="手元の媒体" count={`${items.length}点`}>
        <form method="post" action={`/stocktakes/${head.id}/held`}>
          <input type="hidden" name="_key" value={requestKey} />
          {items.map((item) => (
            <Question item={item} typed={typed} />
          ))}
          <TextArea
            name="reason"
            label="「いいえ」の理由"
            hint="「いいえ」があるときは必ず書きます。最後に使った日と場所、渡した相手など。秘密以上の内容は書かない。"
            maxlength={2000}
            value={one(typed, 'reason')}
          />
          <ActButtons>
            <Button primary>答える</Button>
          </ActButtons>
        </form>
      </Section>
    )}
    <p class="help">{OURS}</p>
  </>
)
