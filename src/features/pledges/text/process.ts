import { z } from 'zod'
import { area, day, text } from '#kernel/pure/field.ts'
import { actsOf, gateOf, NEW, type Process } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import type { TextRevision } from './model.ts'

const Revise = z.object({
  wording: area('誓約の文言', { hint: '改められた文言をそのまま、段落ごとに改行して書く。' }),
  effectiveOn: day('効力を生ずる日'),
  basis: text('根拠', { hint: '改正の文書の名称と番号。' }),
})

export const paragraphsIn = (wording: string): readonly string[] =>
  wording
    .split('\n')
    .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/gu, ''))
    .filter((line) => line !== '')

type Input = z.output<typeof Revise>

const act = actsOf<TextRevision>()
const gate = gateOf<TextRevision>()

const isAnother = gate<Input>({
  code: 'same-wording',
  rules: ['R080'],
  title: '今の文言と違う',
  asks: 'wording',
  holds: ({ model, input }) => paragraphsIn(input.wording).join('\n') !== model.before.paragraphs.join('\n'),
  why: () => '書かれた文言は、今の文言と同じです。改めると、全ての職員の誓約書を取り直すことになります。',
})

const comesAfter = gate<Input>({
  code: 'before-the-last',
  rules: ['R080'],
  title: '前の文言より前の日から効力を生じない',
  asks: 'effectiveOn',
  holds: ({ model, input }) => model.before.effectiveOn === null || input.effectiveOn >= model.before.effectiveOn,
  why: ({ model }) =>
    `前の文言は${model.before.effectiveOn === null ? '' : wareki(model.before.effectiveOn)}から効力を生じています。その日以後の日を書いてください。`,
})

const notYet = gate<unknown>({
  code: 'in-force-already',
  rules: ['R080'],
  title: 'まだ効力を生じていない',
  holds: ({ model, today }) => model.effectiveOn > today,
  why: () => '効力を生じた文言は取りやめられません。新しい改正を記録してください。',
  remedy: () => ({ text: '文言の改正を記録する', href: '/begin/pledges.text/revise' }),
})

/** 誓約書の文言: every version that governed, from when, by what document. */
export const pledgeText: Process<TextRevision> = {
  key: 'pledges.text',
  title: '誓約書の文言の改正',
  provision: '付紙第5',
  rules: ['R080'],
  lanes: { administrator: { title: 'システム管理者', role: 'ADMIN' } },
  states: {
    set: { label: '定めあり', tone: 'ok' },
    dropped: { label: '取りやめ', tone: 'gone', closed: true },
  },
  acts: {
    revise: act({
      title: '誓約書の文言の改正を記録する',
      by: 'administrator',
      from: NEW,
      to: 'set',
      rules: ['R080'],
      input: Revise,
      gates: [isAnother, comesAfter],
      irreversible: true,
      help: '付紙第５が改められたとき、その文言を記録します。効力を生ずる日から、前の文言による誓約書は失効し、全ての職員に新しい文言での署名が求められます。',
      tells: ({ model, input }) =>
        `誓約書の文言を第${model.textVersion}版に改めた（${wareki(input.effectiveOn)}から、${input.basis}）`,
      apply: ({ model, input }) => ({
        ...model,
        paragraphs: paragraphsIn(input.wording),
        effectiveOn: input.effectiveOn,
        basis: input.basis,
      }),
    }),
    drop: act({
      title: '改正を取りやめる',
      by: 'administrator',
      from: 'set',
      to: 'dropped',
      rules: ['R080'],
      input: z.object({ reason: area('理由') }),
      gates: [notYet],
      tells: ({ input }) => `効力を生ずる前に取りやめた（${input.reason}）`,
      apply: ({ model }) => model,
    }),
  },
  figure: [],
  summary: (m) => ({ title: `誓約書の文言　第${m.textVersion}版`, number: null, unitId: null, words: [m.basis] }),
}
