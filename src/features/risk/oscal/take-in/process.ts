import type { z } from 'zod'
import { actsOf, gateOf, NEW, type Process } from '#kernel/pure/process.ts'
import { OSCAL_MODELS } from '../check.ts'
import { Apply, type OscalImport } from './model.ts'

const act = actsOf<OscalImport>()
const gate = gateOf<OscalImport>()

type Input = z.output<typeof Apply>

const RULES = ['R119', 'R120', 'R121'] as const

const possible = gate<unknown>({
  code: 'not-to-be-taken-in',
  rules: RULES,
  title: 'この情報システムの文書で、取り込む先が書ける状態にある',
  holds: ({ model }) => (model.plan?.blocked ?? null) === null,
  why: ({ model }) => model.plan?.blocked?.sentence ?? '',
  remedy: ({ model }) => model.plan?.blocked?.remedy ?? { text: '取り込む先の文書を確かめてください。' },
})

const checkAgain = (m: OscalImport) => ({
  text: 'もう一度確かめる',
  href: `/systems/${m.systemId}/oscal/uploads/${m.uploadId}`,
})

const asShown = gate<Input>({
  code: 'not-as-shown',
  rules: RULES,
  title: '確かめたファイルと件数のとおりである',
  asks: 'sha256',
  holds: ({ model, input }) =>
    input.sha256 === model.sha256 &&
    input.newLines === model.newLines &&
    input.changedLines === model.changedLines &&
    input.leftLines === model.leftLines,
  why: () => '確かめた後に、取り込む先の記録が変わったか、別のファイルです。',
  remedy: ({ model }) => checkAgain(model),
})

const something = gate<unknown>({
  code: 'nothing-to-take-in',
  rules: RULES,
  title: '変わるところがある',
  holds: ({ model }) => (model.plan?.blocked ? 'not-applicable' : model.newLines + model.changedLines > 0),
  why: () => 'この文書を取り込んでも、変わるところはありません。',
})

const knownToBeOther = gate<Input>({
  code: 'document-of-unknown-system',
  rules: RULES,
  title: '別の名で書かれた文書なら、それを確かめた',
  asks: 'other',
  holds: ({ model, input }) => (model.plan?.whose === 'unknown' ? input.other : 'not-applicable'),
  why: ({ model }) =>
    `この文書は「${model.plan?.says ?? ''}」のものとして書かれています。${model.systemName}に取り込むことを確かめた印がありません。`,
  remedy: () => ({ text: '文書を確かめ、取り込んでよければ印を付けてください。' }),
})

/** OSCAL documents taken into those of a system. What the directive calls them it lays down; how they may come in is this product's own. */
export const oscalImport: Process<OscalImport> = {
  key: 'risk.oscal-import',
  title: 'OSCAL文書の取込み',
  provision: '付紙第9',
  rules: RULES,
  lanes: {
    writer: {
      title: '文書を書く人',
      role: 'SYS_DEV',
      also: ['SYS_OPS', 'CERT'],
      among: (m) =>
        m.model === 'assessment-plan' || m.model === 'assessment-results' ? ['CERT'] : ['SYS_DEV', 'SYS_OPS'],
      over: (m) => ({ systemId: m.systemId }),
    },
  },
  states: { applied: { label: '取込済', tone: 'ok', closed: true } },
  acts: {
    apply: act({
      title: 'OSCAL文書を取り込む',
      by: 'writer',
      from: NEW,
      to: 'applied',
      rules: RULES,
      input: Apply,
      gates: [possible, something, knownToBeOther, asShown],
      help: '記載だけを取り込みます。手続の状態は変わりません。',
      tells: ({ model }) =>
        `${OSCAL_MODELS[model.model]}「${model.fileName}」を取り込んだ（新しいもの${model.newLines}件、変わったもの${model.changedLines}件、取り込まなかったもの${model.leftLines}件）`,
      apply: ({ model, input, actor, at }) => ({
        ...model,
        other: model.plan?.whose === 'unknown' && input.other,
        appliedAt: at,
        appliedBy: `${actor.rank} ${actor.name}`.trim(),
      }),
      follows: ({ model }) => model.plan?.acts ?? [],
    }),
  },
  figure: [
    {
      act: 'apply',
      from: 'writer',
      to: ['writer'],
      verb: '取り込む',
      provision: '付紙第9',
      documents: ['セキュリティ計画書', 'セキュリティ評価計画書', 'セキュリティ評価報告書', '将来対応計画書'],
    },
  ],
  summary: (m) => ({
    title: `${m.systemName}への${OSCAL_MODELS[m.model]}の取込み「${m.fileName}」`,
    number: null,
    unitId: null,
    systemId: m.systemId,
    personId: m.personId,
    words: [m.title],
  }),
}
