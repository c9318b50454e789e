import { gateOf } from '#kernel/pure/process.ts'
import type { Incident } from './model.ts'

const gate = gateOf<Incident>()

/** A medium the receipt speaks of as arrived is not lost: its difference is settled, not searched for. */
export const stillLost = gate<unknown>({
  code: 'medium-not-lost',
  rules: ['R049'],
  title: '媒体が所在不明のままである',
  holds: ({ model }) => model.mediumState === null || model.mediumState === 'lost',
  why: ({ model }) => `${model.mediumNumber}は、所在不明ではありません。相違を調べて、その結果を記録します。`,
  remedy: ({ model }) => ({ text: '相違の調べを記録して終える', href: `/cases/${model.id}/acts/settle` }),
})

export const notLost = gate<unknown>({
  code: 'medium-lost',
  rules: ['R049'],
  title: '媒体の所在が分かっている',
  holds: ({ model }) => model.mediumState !== 'lost',
  why: ({ model }) => `${model.mediumNumber}は、所在不明のままです。見つけるか亡失とするまで、事案は終わりません。`,
  remedy: ({ model }) => ({ text: '見つかったことを記録する', href: `/cases/${model.id}/acts/found` }),
})

export const keptInPlace = gate<{ placeId: string | null }>({
  code: 'place-not-designated',
  rules: ['R048', 'R061'],
  title: '見つかった媒体を、指定された集中保管場所に保管する',
  asks: 'placeId',
  holds: ({ model, input }) =>
    model.mediumKind === 'secret-pointer' ? 'not-applicable' : model.places.some((p) => p.id === input.placeId),
  why: ({ input }) =>
    input.placeId === null
      ? '見つかった媒体を保管する集中保管場所が選ばれていません。'
      : '選んだ場所は、今、集中保管場所に指定されていません。',
  remedy: () => ({ text: '集中保管場所を指定する', href: '/begin/media.place/designate' }),
})

/** Nothing is given up before a search is on record. */
export const measuresRecorded = gate<unknown>({
  code: 'no-measures',
  rules: ['R049'],
  title: '捜索その他の措置が記録されている',
  holds: ({ model }) => (model.measures ?? '') !== '',
  why: () => '捜索その他の措置が、まだ記録されていません。',
  remedy: ({ model }) => ({ text: '捜索の措置を記録する', href: `/cases/${model.id}/acts/search` }),
})
