import { gateOf } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'
import { openOf, type Stocktake } from './model.ts'

const gate = gateOf<Stocktake>()

export const periodIsSound = gate<{ startsOn: Day; endsOn: Day }>({
  code: 'period-backwards',
  rules: ['R049'],
  title: '終える予定の日が、始める日より前でない',
  asks: 'endsOn',
  holds: ({ input }) => input.endsOn >= input.startsOn,
  why: () => '終える予定の日が、始める日より前です。',
})

export const placesChosen = gate<{ scope: string; places: readonly string[] }>({
  code: 'no-places',
  rules: ['R048', 'R061'],
  title: '場所だけを数えるとき、指定された集中保管場所が選ばれている',
  asks: 'places',
  holds: ({ model, input }) =>
    input.scope !== 'places' ||
    (input.places.length > 0 && input.places.every((id) => model.unitPlaces.some((p) => p.id === id))),
  why: ({ input }) =>
    input.places.length === 0
      ? '数える集中保管場所が選ばれていません。'
      : '選んだ場所に、今は集中保管場所に指定されていないものがあります。',
})

export const countersAreStaff = gate<{ counters: readonly string[] }>({
  code: 'not-staff',
  rules: ['R049'],
  title: '数える者が、この部隊等の職員である',
  asks: 'counters',
  holds: ({ model, input }) => input.counters.every((id) => model.staff.some((p) => p.id === id)),
  why: () => '数える者に、この部隊等に所属していない人がいます。',
})

export const somethingToCount = gate<unknown>({
  code: 'nothing-to-count',
  rules: ['R048', 'R049'],
  title: '数える媒体が登録簿にある',
  holds: ({ model }) => model.expectable > 0,
  why: () => 'この範囲に、登録された媒体がありません。',
})

/** The report says of every medium where it is: seen, accounted for, or declared missing. */
export const everythingSettled = gate<unknown>({
  code: 'items-open',
  rules: ['R049'],
  title: '確認できない媒体が、すべて説明されたか、所在不明とされている',
  holds: ({ model }) => openOf(model.tally) === 0,
  why: ({ model }) =>
    `確認も説明もされていない媒体が${openOf(model.tally).toLocaleString('ja-JP')}点あります。残したまま報告することはできません。`,
  remedy: ({ model }) => ({
    text: '理由を記録するか、所在不明とする',
    href: `/begin/media.stocktake-finding/declare?stocktake=${model.id}`,
  }),
})

export const confirmed = gate<{ confirmed: boolean }>({
  code: 'not-confirmed',
  rules: ['R049'],
  title: '結果と差異の一覧を確かめた',
  asks: 'confirmed',
  holds: ({ input }) => input.confirmed,
  why: () => '結果を確かめたことが記されていません。',
})

/** Told, not forbidden: the lead may end the count knowing what is left. */
export const allCounted = gate<unknown>({
  code: 'not-all-counted',
  rules: ['R049'],
  title: '未確認の媒体が残っていない',
  force: 'warn',
  holds: ({ model }) => openOf(model.tally) === 0,
  why: ({ model }) => `未確認の媒体が${openOf(model.tally).toLocaleString('ja-JP')}点残っています。`,
})
