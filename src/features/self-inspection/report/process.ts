import { z } from 'zod'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { noInput } from '#kernel/pure/field.ts'
import { actsOf, NEW, type Process, type Target } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import {
  asShown,
  campaignRuns,
  confirmed,
  everybodySettled,
  lateSaysWhy,
  notBegunTwice,
  somebodyOnRoster,
  somethingToConfirm,
  weakPointsNamed,
} from './gates.ts'
import { ConfirmAll, Report, ReturnAnswer, SendBack } from './inputs.ts'
import { AT_ONCE, type UnitReport } from './model.ts'
import { COLLECTING, WHO_SEES } from './words.ts'

const act = actsOf<UnitReport>()

const over = (m: UnitReport): Target => (m.systemId === null ? { unitId: m.unitId } : { systemId: m.systemId })

const people = (n: number) => `${n.toLocaleString('ja-JP')}人`

/** 自己点検の結果の取りまとめ of one 部隊等 or system (本文 第6-1(4)). */
export const unitReport: Process<UnitReport> = {
  key: 'self-inspection.unit-report',
  title: '自己点検の結果の取りまとめ',
  provision: '本文 第6-1(4)',
  rules: ['R031', 'R032', 'R033'],
  lanes: {
    officer: {
      title: '責任者',
      role: 'UNIT',
      also: ['SYS_OPS'],
      among: (m) => (m.systemId === null ? ['UNIT'] : ['SYS_OPS']),
      over,
    },
    addressee: { title: '指揮通信システム部長（気付）', role: 'J6D', also: ['J6P'] },
  },
  states: {
    collecting: {
      label: '取りまとめ中',
      tone: 'now',
      turn: 'officer',
      task: '自己点検の回答を確定し、結果を報告する',
      main: 'report',
      due: (m) => m.reportDue,
    },
    reported: { label: '報告済・受領待ち', tone: 'sent' },
    received: { label: '受領済', tone: 'ok', closed: true },
  },
  acts: {
    begin: act({
      title: '取りまとめを始める',
      by: 'officer',
      from: NEW,
      to: 'collecting',
      rules: ['R033'],
      input: noInput,
      gates: [campaignRuns, notBegunTwice, somebodyOnRoster],
      help: COLLECTING,
      tells: ({ model }) => `自己点検の取りまとめを始めた（対象${people(model.people.all)}）`,
      apply: ({ model }) => model,
    }),
    'confirm-all': act({
      title: '提出された回答をすべて確定する',
      by: 'officer',
      from: 'collecting',
      to: 'collecting',
      rules: ['R032', 'R033'],
      input: ConfirmAll,
      gates: [campaignRuns, somethingToConfirm, asShown],
      help: `確定した回答の一つ一つに記録が残ります。一度に${people(AT_ONCE)}までを確定し、残りはもう一度行います。`,
      tells: ({ model }) => `回答を確定した（${people(model.waiting.length)}）`,
      apply: ({ model }) => model,
      follows: ({ model }) =>
        model.waiting.map((caseId) => ({ process: 'self-inspection.answer', act: 'confirm', caseId, input: {} })),
    }),
    'return-answer': act({
      title: '回答を差し戻す',
      by: 'officer',
      from: 'collecting',
      to: 'collecting',
      rules: ['R032', 'R033'],
      input: ReturnAnswer,
      gates: [campaignRuns],
      help: WHO_SEES,
      tells: ({ input }) => `回答を差し戻した：${input.reason}`,
      apply: ({ model }) => model,
      follows: ({ input }) => [
        {
          process: 'self-inspection.answer',
          act: 'return',
          caseId: input.answer,
          input: { reason: input.reason },
        },
      ],
    }),
    report: act({
      title: '自己点検の結果を報告する',
      by: 'officer',
      from: 'collecting',
      to: 'reported',
      rules: ['R031', 'R032', 'R033'],
      input: Report,
      gates: [campaignRuns, everybodySettled, weakPointsNamed, lateSaysWhy, confirmed],
      irreversible: true,
      help: (m) =>
        `情報保証責任者あて、指揮通信システム部長気付で報告します。期限は${wareki(m.reportDue)}です。回答と不在の理由のすべての要約値（SHA-256）が、この記録に結び付けられます。`,
      tells: ({ model }) =>
        `自己点検の結果を報告した（対象${people(model.people.all)}、回答${people(model.people.confirmed)}、不在${people(model.people.absent)}）`,
      apply: ({ model, input, actor, as, at }) => ({
        ...model,
        round: model.round + 1,
        answered: model.people.confirmed,
        absent: model.people.absent,
        sums: model.signable?.sums ?? null,
        digest: model.signable?.digest ?? null,
        weakPoints: input.weakPoints,
        improvements: input.improvements,
        lateReason: input.lateReason,
        reportedAt: at,
        reportedBy: `${as.postTitle} ${actor.rank} ${actor.name}`.trim(),
        sentBackReason: null,
      }),
    }),
    'send-back': act({
      title: '報告を差し戻した',
      by: 'consequence',
      from: 'reported',
      to: 'collecting',
      rules: ['R033'],
      input: SendBack,
      tells: ({ input }) => `報告が差し戻された：${input.reason}`,
      apply: ({ model, input }) => ({ ...model, sentBackReason: input.reason }),
      notices: ({ model, input }) => [
        {
          verb: '通知',
          role: model.systemId === null ? 'UNIT' : 'SYS_OPS',
          to: over(model),
          text: `${fiscalYearLabel(model.fiscalYear)}の自己点検の報告（${model.subjectName}）が差し戻されました：${input.reason}`,
          rules: ['R033'],
        },
      ],
    }),
    receive: act({
      title: '報告を受領した',
      by: 'consequence',
      from: 'reported',
      to: 'received',
      rules: ['R033'],
      input: z.object({}),
      tells: () => '報告が受領された',
      apply: ({ model, actor, as, at }) => ({
        ...model,
        receivedAt: at,
        receivedBy: `${as.postTitle} ${actor.rank} ${actor.name}`.trim(),
      }),
    }),
  },
  figure: [
    { act: 'begin', from: 'officer', to: ['officer'], verb: '取りまとめる', provision: '1(4)' },
    {
      act: 'report',
      from: 'officer',
      to: ['addressee'],
      verb: '報告する',
      provision: '1(4)',
      documents: ['自己点検結果報告書'],
    },
  ],
  summary: (m) => ({
    title: `${fiscalYearLabel(m.fiscalYear)} 自己点検の結果（${m.subjectName}）`,
    number: null,
    unitId: m.unitId,
    systemId: m.systemId,
    words: [m.subjectName],
  }),
}
