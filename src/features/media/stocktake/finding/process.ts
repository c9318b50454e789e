import { z } from 'zod'
import { area, areaOptional, day, many } from '#kernel/pure/field.ts'
import { actsOf, gateOf, NEW, type Process } from '#kernel/pure/process.ts'
import { medium } from '../../medium/process.ts'
import { isOpen, type Result } from '../words.ts'
import { AT_ONCE, type Finding, type OpenItem } from './model.ts'

const act = actsOf<Finding>()
const gate = gateOf<Finding>()

const NO_SECRETS = '秘密以上の内容は書かない。'

const ids = (title: string) =>
  z
    .preprocess(
      (v) => (v === undefined || v === null || v === '' ? [] : Array.isArray(v) ? v : [v]),
      z.array(z.string({ error: `「${title}」の形が正しくありません。` })),
    )
    .meta({ title, source: 'held', widget: 'many', optional: true })

const Answer = z.object({
  have: ids('手元にあるもの'),
  lack: ids('手元にないもの'),
  reason: areaOptional('手元にない理由', { hint: `最後に使った日と場所、渡した相手など。${NO_SECRETS}` }),
})

const Explain = z.object({
  media: many('媒体', 'open'),
  reason: area('理由', { hint: `どこにあることを、何で確かめたか。${NO_SECRETS}` }),
})

const Declare = z.object({
  foundOn: day('気付いた日', { initial: 'today' }),
  circumstances: area('探した状況', { hint: `探した範囲、最後に見た所。${NO_SECRETS}` }),
})

const among = (items: readonly OpenItem[], id: string) => items.some((i) => i.mediumId === id)

const inState = (states: readonly string[], sentence: string) =>
  gate<unknown>({
    code: 'stocktake-not-open',
    rules: ['R049'],
    title: '棚卸が、この届出を受け付けている',
    holds: ({ model }) => states.includes(model.stocktakeState),
    why: () => sentence,
    remedy: ({ model }) => ({ text: '棚卸の今の状態を見る', href: `/cases/${model.stocktakeId}` }),
  })

/** Found missing only from where the medium's own act takes it: what is on its way has a slip to ask. */
const MAY_BE_LOST = new Set([medium.acts['report-lost']?.from ?? []].flat())

const settledAs = (model: Finding, media: readonly string[], result: Result) =>
  model.items.filter((i) => media.includes(i.mediumId)).map(({ mediumId, number }) => ({ mediumId, number, result }))

const numbersOf = (items: readonly { number: string }[]) =>
  items.length <= 3
    ? items.map((i) => i.number).join('、')
    : `${items[0]?.number ?? ''}ほか${(items.length - 1).toLocaleString('ja-JP')}点`

const stating = ({
  actor,
  as,
  at,
}: {
  actor: { rank: string; name: string; personId: string }
  as: { postTitle: string }
  at: Date
}) => ({
  personId: actor.personId,
  statedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
  statedAt: at,
})

const chosen = (model: Finding, media: readonly string[]) => model.items.filter((i) => media.includes(i.mediumId))

/** What holders answer and how the lead settles a difference: each is one statement, recorded with whoever made it. */
export const finding: Process<Finding> = {
  key: 'media.stocktake-finding',
  title: '棚卸の回答・差異の処理',
  provision: '付紙第4 1(1)',
  rules: ['R048', 'R049'],
  lanes: {
    holder: { title: '所持者', role: 'USER' },
    lead: { title: '棚卸の責任者', role: 'UNIT', also: ['UNIT_IAP'], over: (m) => ({ unitId: m.unitId }) },
  },
  states: {
    answered: { label: '回答済', tone: 'ok', closed: true },
    explained: { label: '理由を記録', tone: 'ok', closed: true },
    declared: { label: '所在不明とした', tone: 'lost', closed: true },
  },
  acts: {
    answer: act({
      title: '手元の媒体を確認して答える',
      by: 'holder',
      from: NEW,
      to: 'answered',
      rules: ['R048', 'R049'],
      input: Answer,
      gates: [
        inState(['counting'], '棚卸が数えている間だけ答えられます。'),
        gate<{ have: readonly string[]; lack: readonly string[] }>({
          code: 'nothing-answered',
          rules: ['R049'],
          title: '一つ以上に答えている',
          asks: 'have',
          holds: ({ input }) => input.have.length + input.lack.length > 0,
          why: () => 'どの媒体にも答えていません。',
        }),
        gate<{ have: readonly string[]; lack: readonly string[] }>({
          code: 'not-your-medium',
          rules: ['R049'],
          title: '自分が所持者である媒体について、あるかないかの一方を答えている',
          asks: 'lack',
          holds: ({ model, input, actor }) =>
            [...input.have, ...input.lack].every((id) =>
              model.items.some((i) => i.mediumId === id && i.holderId === actor.personId),
            ) && !input.have.some((id) => input.lack.includes(id)),
          why: () => '基準時刻にあなたが所持していた、まだ確認されていない媒体だけに答えられます。',
        }),
        gate<{ lack: readonly string[]; reason: string | null }>({
          code: 'no-reason',
          rules: ['R049'],
          title: '手元にないものに、理由が書かれている',
          asks: 'reason',
          holds: ({ input }) => input.lack.length === 0 || input.reason !== null,
          why: () => '手元にない媒体には、理由を書いてください。',
        }),
      ],
      tells: ({ model, input }) =>
        [
          input.have.length === 0 ? '' : `${numbersOf(chosen(model, input.have))}が手元にあると答えた`,
          input.lack.length === 0 ? '' : `${numbersOf(chosen(model, input.lack))}が手元にないと答えた`,
        ]
          .filter(Boolean)
          .join('。'),
      apply: ({ model, input, ...by }) => ({
        ...model,
        ...stating(by),
        reason: input.reason,
        settled: [...settledAs(model, input.have, 'held'), ...settledAs(model, input.lack, 'denied')],
      }),
      notices: ({ model, input, actor }) =>
        input.lack.length === 0
          ? []
          : [
              {
                verb: '報告',
                role: 'UNIT',
                to: { unitId: model.unitId },
                text: `${numbersOf(chosen(model, input.lack))}が手元にないと、${actor.rank} ${actor.name}が答えました（棚卸 ${model.stocktakeNumber}）。調べてください。`,
                rules: ['R049'],
              },
            ],
    }),
    explain: act({
      title: '確認できない理由を記録する',
      by: 'lead',
      from: NEW,
      to: 'explained',
      rules: ['R049'],
      input: Explain,
      gates: [
        inState(['counting', 'closing'], 'この棚卸は、もう差異の処理を受け付けていません。'),
        gate<{ media: readonly string[] }>({
          code: 'not-open',
          rules: ['R049'],
          title: '選んだ媒体が、まだ確認されていない',
          asks: 'media',
          holds: ({ model, input }) => input.media.every((id) => among(model.items, id)),
          why: () => '選んだ媒体に、すでに確認されたか、この棚卸の対象でないものがあります。',
        }),
      ],
      help: 'ほかの所にあることを別の記録で確かめたときに使います。どこにあるか分からないものは、所在不明とします。',
      tells: ({ model, input }) =>
        `${numbersOf(chosen(model, input.media))}を確認できない理由を記録した：${input.reason}`,
      apply: ({ model, input, ...by }) => ({
        ...model,
        ...stating(by),
        reason: input.reason,
        settled: settledAs(model, input.media, 'explained'),
      }),
    }),
    declare: act({
      title: '残りを所在不明とする',
      by: 'lead',
      from: NEW,
      to: 'declared',
      rules: ['R048', 'R049'],
      input: Declare,
      irreversible: true,
      gates: [
        inState(['closing'], '数え終えてから、残った媒体を所在不明とします。急ぐ届出は、媒体の画面から行えます。'),
        gate<unknown>({
          code: 'none-left',
          rules: ['R049'],
          title: '確認も説明もされていない媒体が残っている',
          holds: ({ model }) => model.items.length > 0,
          why: () => '確認も説明もされていない媒体は、残っていません。',
        }),
        gate<unknown>({
          code: 'may-not-be-lost',
          rules: ['R049'],
          title: 'どの媒体も、所在不明を届け出られる状態にある',
          holds: ({ model }) => model.items.every((i) => MAY_BE_LOST.has(i.mediumState)),
          why: ({ model }) =>
            `${numbersOf(model.items.filter((i) => !MAY_BE_LOST.has(i.mediumState)))}は、登録簿で別の手続の途中か終わったものです。理由を記録してください。`,
        }),
      ],
      help: (m) =>
        `${m.items.length.toLocaleString('ja-JP')}点（${numbersOf(m.items)}）を所在不明とし、一点ごとに事案を開きます。一度に${AT_ONCE}点までで、残りがあれば繰り返します。`,
      tells: ({ model }) => `${numbersOf(model.items)}を所在不明とした`,
      apply: ({ model, input, ...by }) => ({
        ...model,
        ...stating(by),
        reason: input.circumstances,
        settled: settledAs(
          model,
          model.items.map((i) => i.mediumId),
          'missing',
        ),
      }),
      follows: ({ model, input }) =>
        model.items.map((i) => ({
          process: 'media.medium',
          act: 'report-lost',
          caseId: i.mediumId,
          input: {
            foundOn: input.foundOn,
            circumstances: `棚卸 ${model.stocktakeNumber} で確認できない。${input.circumstances}`,
          },
        })),
    }),
  },
  figure: [],
  summary: (m) => ({
    title: `棚卸 ${m.stocktakeNumber} の${m.settled.some((s) => !isOpen(s.result)) ? '確認' : '差異'}（${m.settled.length}点）`,
    number: null,
    unitId: m.unitId,
    personId: m.personId,
    words: m.settled.slice(0, AT_ONCE).map((s) => s.number),
  }),
}
