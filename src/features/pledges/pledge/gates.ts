import type { z } from 'zod'
import { gateOf } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import type { RecordPaper, Sign } from './inputs.ts'
import { markOf, named, type Pledge } from './model.ts'

const gate = gateOf<Pledge>()

const DECLARE = { text: '誓約できないときは、事情を申し出る', href: '/begin/pledges.declaration/declare' }

/** Nobody signs for another. */
export const byOneself = gate<unknown>({
  code: 'not-yourself',
  rules: ['R020', 'R080'],
  title: '誓約する本人が署名する',
  holds: ({ model, actor }) => actor.personId === model.personId,
  why: ({ model }) => `誓約書は本人だけが署名できます。${named(model)}の誓約書に、ほかの人は署名できません。`,
  remedy: ({ model }) => ({
    text: `${model.name}に署名を頼むか、紙の原本を部隊等情報保証責任者が記録してください`,
  }),
})

export const isStaff = gate<unknown>({
  code: 'not-staff',
  rules: ['R020', 'R080'],
  title: '職員である',
  holds: ({ model }) => model.today?.staff ?? false,
  why: () => '誓約書を提出するのは職員です。職員以外の者と籍のない者には求められません。',
})

export const nothingUnderWay = gate<unknown>({
  code: 'already-given',
  rules: ['R020'],
  title: '提出したもの、効力のあるものが、ほかにない',
  holds: ({ model }) => model.other === null || (model.other.revised && model.other.state === 'accepted'),
  why: ({ model }) =>
    model.other?.state === 'accepted'
      ? '今の所属・官職・文言での誓約書が、すでに受理されています。'
      : '提出して、まだ受理されていない誓約書があります。',
  remedy: ({ model }) => ({ text: 'その誓約書を開く', href: `/cases/${model.other?.id ?? ''}` }),
})

export const textAsShown = gate<z.output<typeof Sign>>({
  code: 'text-changed',
  rules: ['R080'],
  title: '今の文言が画面に示されている',
  asks: 'text',
  holds: ({ model, input }) => input.text === markOf(model.current),
  why: () => '画面を開いた後に、誓約書の文言が改められました。新しい文言を読んでから署名してください。',
  remedy: () => ({ text: '今の文言で開き直す', href: '/pledge' }),
})

export const pledged = gate<z.output<typeof Sign>>({
  code: 'not-pledged',
  rules: ['R020', 'R080'],
  title: '文言のとおり誓っている',
  asks: 'pledged',
  holds: ({ input }) => input.pledged,
  why: () => '誓約の欄に印がありません。文言のとおりでないときは、署名せずに申し出てください。',
  remedy: () => DECLARE,
})

export const originalSeen = gate<z.output<typeof RecordPaper>>({
  code: 'original-not-seen',
  rules: ['R020', 'R021', 'R080'],
  title: '本人の署名のある原本を確かめた',
  asks: 'original',
  holds: ({ input }) => input.original,
  why: () => '原本を確かめたことに印がありません。本人の署名のない誓約書は記録できません。',
})

export const paperOfToday = gate<z.output<typeof RecordPaper>>({
  code: 'paper-of-another-time',
  rules: ['R080'],
  title: '今の文言の下で、今日までに署名されている',
  asks: 'signedOn',
  holds: ({ model, input, today }) =>
    input.signedOn <= today && (model.current.effectiveOn === null || input.signedOn >= model.current.effectiveOn),
  why: ({ model, input, today }) =>
    input.signedOn > today
      ? '先の日付の誓約書は記録できません。'
      : `今の文言は${model.current.effectiveOn === null ? '' : wareki(model.current.effectiveOn)}からです。前の文言の誓約書は効力がありません。`,
})

const isRevised = (m: Pledge) => m.textVersion < m.current.version

export const textStillGoverns = gate<unknown>({
  code: 'text-revised',
  rules: ['R021', 'R080'],
  title: '署名された文言が今も効力を持つ',
  holds: ({ model }) => !isRevised(model),
  why: () => '署名の後に文言が改められました。前の文言の誓約書は受理できません。',
  remedy: ({ model }) => ({ text: '差し戻して署名し直してもらう', href: `/cases/${model.id}/acts/return` }),
})

export const stillBelongs = gate<unknown>({
  code: 'belongs-elsewhere',
  rules: ['R021'],
  title: '署名したときの所属に今もいる',
  holds: ({ model }) => model.today?.homeUnitId === model.homeUnitId,
  why: ({ model }) =>
    model.today === null
      ? `${named(model)}は、もう籍がありません。`
      : `${named(model)}の所属は${model.today.belonging}に移りました。新しい所属で署名し直します。`,
})

/** The directive does not say who accepts the officer's own. */
export const notOnesOwn = gate<unknown>({
  code: 'own-pledge',
  rules: ['R021'],
  title: '自分の誓約書ではない',
  force: 'warn',
  holds: ({ model, actor }) => actor.personId !== model.personId,
  why: () => '部隊等情報保証責任者が自分の誓約書を受理しました。達に定めはなく、そのことが記録に残ります。',
})
