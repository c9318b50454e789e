import { actsOf } from '#kernel/pure/process.ts'
import {
  correctedControlIsNamed,
  correctionFits,
  hasMembers,
  membersAreHere,
  notUnderReview,
  otherSide,
} from './gates.ts'
import { AddFindings, CORRECTABLE, Correct, HandOver, RemoveFindings } from './inputs.ts'
import { type PlanItem } from './model.ts'
import { SIDES } from './words.ts'

const act = actsOf<PlanItem>()

/** What an item says and stands for, beside its plan: its findings, its side, corrections. */
export const itemActs = {
  'add-findings': act({
    title: '検出事項を加える',
    by: 'planner',
    from: ['draft', 'planned', 'working'],
    to: ({ model }) => model.state,
    rules: ['R142'],
    input: AddFindings,
    gates: [notUnderReview],
    tells: ({ input }) => `検出事項を${input.findings.length}件加えた`,
    apply: ({ model, input }) => ({
      ...model,
      members: [
        ...model.members,
        ...input.findings
          .filter((id) => !model.members.some((m) => m.findingId === id))
          .map((findingId) => ({ findingId, title: '', host: '', severity: 0, open: true })),
      ],
    }),
  }),
  'remove-findings': act({
    title: '検出事項を外す',
    by: 'planner',
    from: ['draft', 'planned', 'working'],
    to: ({ model }) => model.state,
    rules: ['R142'],
    input: RemoveFindings,
    gates: [notUnderReview, hasMembers, membersAreHere],
    help: '外した検出事項は、項目のないものとして一覧に戻ります。外した理由は残ります。',
    tells: ({ input }) => `検出事項を${input.findings.length}件外した（${input.reason}）`,
    apply: ({ model, input }) => ({
      ...model,
      members: model.members.filter((m) => !input.findings.includes(m.findingId)),
    }),
  }),
  'hand-over': act({
    title: '対応する側を変える',
    by: 'planner',
    from: ['draft', 'planned', 'working'],
    to: ({ model }) => model.state,
    rules: ['R137', 'R138'],
    input: HandOver,
    gates: [notUnderReview, otherSide],
    tells: ({ input }) => `対応する側を${SIDES[input.side]}に変えた（${input.reason}）`,
    apply: ({ model, input }) => ({ ...model, side: input.side }),
    notices: ({ input }, after) => [
      {
        verb: '連絡',
        role: input.side === 'dev' ? 'SYS_DEV' : 'SYS_OPS',
        to: { systemId: after.systemId },
        text: `将来対応計画の項目「${after.title}」（${after.number}）は、${SIDES[input.side]}が対応することになりました。理由：${input.reason}`,
        rules: ['R137'],
      },
    ],
  }),
  correct: act({
    title: '記載を訂正する',
    by: 'planner',
    from: ['draft', 'planned', 'working', 'reported', 'acceptance-asked'],
    to: ({ model }) => model.state,
    rules: ['R137'],
    input: Correct,
    gates: [notUnderReview, correctionFits, correctedControlIsNamed],
    help: '前の記載は記録に残ります。完了予定日と節目は、ここでは変えられません。',
    tells: ({ input }) => `${CORRECTABLE[input.field]}を訂正した（${input.reason}）`,
    apply: ({ model, input }) => ({
      ...model,
      [input.field]: input.field === 'controlId' ? input.value.toLowerCase() : input.value,
    }),
  }),
}
