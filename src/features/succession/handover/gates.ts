import { gateOf } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { inState, named, unlisted } from './items.ts'
import type { Handover, Item } from './model.ts'

const gate = gateOf<Handover>()

const chosen = (m: Handover, ids: readonly string[]): readonly Item[] => m.items.filter((i) => ids.includes(i.id))

/** Opened by those it concerns: the two people, the unit that answers, and whoever keeps the posts. */
export const concerned = gate<unknown>({
  code: 'not-concerned',
  rules: ['R002'],
  title: '前任者、後任者、その部隊等の責任者・担当者又はシステム管理者である',
  holds: ({ model, actor }) =>
    actor.personId === model.fromId ||
    actor.personId === model.toId ||
    model.successors.some((s) => s.id === actor.personId) ||
    actor.authorities.some(
      (a) => a.role === 'ADMIN' || ((a.role === 'UNIT' || a.role === 'UNIT_IAP') && a.unitId === model.unitId),
    ),
  why: () => 'この引継ぎに関わる人ではありません。',
})

export const anotherPerson = gate<{ toId: string | null }>({
  code: 'same-person',
  rules: ['R002'],
  title: '前任者と後任者が別の人である',
  asks: 'toId',
  holds: ({ model, input }) => input.toId !== model.fromId,
  why: () => '前任者を後任に選んでいます。',
})

/** Both sign for what they saw: what has come since must be on the list first. */
export const nothingNew = gate<unknown>({
  code: 'list-is-old',
  rules: ['R002', 'R049'],
  title: '一覧を作った後に、新しく始まった事項がない',
  holds: ({ model }) => unlisted(model).length === 0,
  why: ({ model }) => `一覧を作った後に${unlisted(model).length}件が始まっています：${named(unlisted(model))}。`,
  remedy: ({ model }) => ({ text: '一覧を今の状態に改める', href: `/cases/${model.id}/acts/refresh` }),
})

const stillOpen = (m: Handover, items: readonly Item[]) => {
  const live = new Set(m.live.map((f) => f.key))
  return items.filter((i) => live.has(i.key))
}

const reasonsOf = (items: readonly Item[]): string =>
  [...new Set(items.flatMap((i) => (i.why === null ? [] : [i.why])))].join('')

const bound = (m: Handover, items: readonly Item[]) => stillOpen(m, items).filter((i) => i.bound === 'person')

/** A permission is a person's: nobody goes on under it by taking the post. */
export const nothingPersonal = gate<unknown>({
  code: 'bound-to-the-person',
  rules: ['R054', 'R070', 'R053'],
  title: '前任者だけに認められた事項が、片付いているか未了と記されている',
  holds: ({ model }) => bound(model, inState(model, 'pending')).length === 0,
  why: ({ model }) => {
    const items = bound(model, inState(model, 'pending'))
    return `渡せない事項が${items.length}件あります：${named(items)}。${reasonsOf(items)}`
  },
  remedy: ({ model }) => ({
    text: '片付けるか、理由を書いて未了として残す',
    href: `/cases/${model.id}/acts/leave-open`,
  }),
})

export const chosenAreNotPersonal = gate<{ items: readonly string[] }>({
  code: 'bound-to-the-person',
  rules: ['R054', 'R070', 'R053'],
  title: '選んだ事項が、前任者だけに認められたものではない',
  asks: 'items',
  holds: ({ model, input }) => bound(model, chosen(model, input.items)).length === 0,
  why: ({ model, input }) => {
    const items = bound(model, chosen(model, input.items))
    return `渡せない事項を選んでいます：${named(items)}。${reasonsOf(items)}`
  },
  remedy: ({ model }) => ({
    text: '片付けるか、理由を書いて未了として残す',
    href: `/cases/${model.id}/acts/leave-open`,
  }),
})

/** What the form offered is what may be chosen, whoever sends it. */
export const chosenAreThere = (...states: readonly Item['state'][]) =>
  gate<{ items: readonly string[] }>({
    code: 'item-not-there',
    rules: ['R002'],
    title: '選んだ事項が、その手続のできる状態にある',
    asks: 'items',
    holds: ({ model, input }) => input.items.every((id) => inState(model, ...states).some((i) => i.id === id)),
    why: () => '選んだ事項に、もう別の処理がされたものがあります。一覧を見直してください。',
  })

export const toldIt = gate<{ told: boolean }>({
  code: 'not-told',
  rules: ['R002', 'R049'],
  title: '一覧の事項を確かめて示した',
  asks: 'told',
  holds: ({ input }) => input.told,
  why: () => '一覧の事項を確かめた印がありません。',
})

const inHand = (m: Handover, items: readonly Item[]) => stillOpen(m, items).filter((i) => i.bound === 'hand')

/** Whoever takes a medium answers for it: it is looked at, and checked before it is used. */
export const mediaAreSeen = gate<{ seen: boolean; items?: readonly string[] }>({
  code: 'media-unseen',
  rules: ['R015', 'R049', 'R053'],
  title: '受ける媒体の現物を確かめ、ウイルス検査をした',
  asks: 'seen',
  holds: ({ model, input }) =>
    inHand(model, input.items ? chosen(model, input.items) : inState(model, 'handed')).length === 0
      ? 'not-applicable'
      : input.seen,
  why: ({ model, input }) =>
    `手元の媒体を受けます：${named(inHand(model, input.items ? chosen(model, input.items) : inState(model, 'handed')))}。現物と検査の結果を確かめた印がありません。`,
})

export const onTheDay = gate<unknown>({
  code: 'before-the-day',
  rules: ['R002'],
  title: '引継ぎの日が来ている',
  holds: ({ model, today }) => today >= model.effectiveOn,
  why: ({ model }) =>
    `官職が移るのは${wareki(model.effectiveOn)}です。それまでは前任者の責任なので、受けられません（本製品の設定）。`,
})

/** Our own choice, as where one confirms what another returned: the directive names no number of people. */
export const anotherAccepts = gate<unknown>({
  code: 'own-handover',
  rules: ['R002', 'R049'],
  title: '渡した人ではない人が受ける',
  holds: ({ model, actor }) => model.handedId !== actor.personId,
  why: () => '渡した人が、自分で受けることはできません（本製品の設定）。',
  remedy: () => ({ text: '後任者か、部隊等の別の責任者・担当者が受けてください。' }),
})

export const notSuccessor = gate<unknown>({
  code: 'successor-hands',
  rules: ['R002', 'R049'],
  title: '後任者ではない人が、前任者に代わって渡す',
  holds: ({ model, actor }) => model.toId !== actor.personId,
  why: () => '後任者が、前任者に代わって自分に渡すことはできません（本製品の設定）。',
  remedy: () => ({ text: '部隊等の別の情報保証担当者か、情報保証責任者に頼んでください。' }),
})

export const noSuccessor = gate<unknown>({
  code: 'successor-is-there',
  rules: ['R002'],
  title: '後任が決まっていない',
  holds: ({ model }) => model.toId === null,
  why: ({ model }) => `後任は${model.toName ?? ''}です。代わって受けることはできません。`,
})

/** Without a successor nobody takes things in hand: they go back to their place. */
export const nothingInHand = gate<unknown>({
  code: 'in-hand-without-successor',
  rules: ['R048', 'R053'],
  title: '手元の媒体が、保管場所に戻っている',
  holds: ({ model }) => inHand(model, inState(model, 'handed')).length === 0,
  why: ({ model }) =>
    `後任がいないので、手元の媒体は渡せません：${named(inHand(model, inState(model, 'handed')))}。集中保管場所に戻してください。`,
})
