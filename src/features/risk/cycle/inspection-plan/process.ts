import { actsOf, gateOf, NEW, type Process } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { Draft, Notify, Receive, Withdraw } from './inputs.ts'
import type { InspectionPlan } from './model.ts'

const act = actsOf<InspectionPlan>()
const gate = gateOf<InspectionPlan>()

const annexed = gate<unknown>({
  code: 'not-in-annex',
  rules: ['R143'],
  title: '付紙第1に定める情報システムである',
  holds: ({ model }) => model.inAnnex,
  why: ({ model }) => `${model.systemName}は、付紙第1に定める情報システムではありません。`,
})

const period = gate<{ startsOn: string; endsOn: string }>({
  code: 'period-unsound',
  rules: ['R143'],
  title: '検査の期間が正しい',
  asks: 'endsOn',
  holds: ({ input }) => input.endsOn >= input.startsOn,
  why: () => '検査を終える日が、始める日より前です。',
})

const chosenOf = (model: InspectionPlan, versionId: string) => model.documents.find((d) => d.versionId === versionId)

const documentMade = gate<{ version: string }>({
  code: 'plan-not-made',
  rules: ['R143'],
  title: '必要事項を定めた脆弱性検査実施計画の版が確定している',
  asks: 'version',
  holds: ({ model, input }) => chosenOf(model, input.version) !== undefined,
  why: () => '版を確定した脆弱性検査実施計画が選ばれていません。',
  remedy: ({ model }) => ({
    text: '脆弱性検査実施計画を作る',
    href: `/begin/risk.document/begin?kind=inspection-plan&system=${model.systemId}`,
  }),
})

const received = (model: InspectionPlan, who: 'ops' | 'cir') => {
  const other = who === 'ops' ? model.cirReceivedAt : model.opsReceivedAt
  return other === null ? `${who}-received` : 'received'
}

const tellBoth = (m: InspectionPlan, text: string) =>
  (['SYS_OPS', 'CIR'] as const).map((role) => ({
    verb: '通知' as const,
    role,
    to: role === 'SYS_OPS' ? { systemId: m.systemId } : {},
    text,
    rules: ['R144'] as const,
  }))

const over = (m: InspectionPlan) => ({ systemId: m.systemId })

/** 付紙第10-10: the plan of an inspection that needs the support of 事案対処責任者, its notices and their receipt. */
export const inspectionPlan: Process<InspectionPlan> = {
  key: 'risk.inspection-plan',
  title: '脆弱性検査実施計画',
  provision: '付紙第10-10',
  rules: ['R143', 'R144'],
  lanes: {
    planner: { title: '指揮通信システム企画課', role: 'J6P' },
    ops: { title: '情報システム情報保証責任者（運用）', role: 'SYS_OPS', over },
    cir: { title: '事案対処責任者', role: 'CIR' },
  },
  states: {
    drafted: {
      label: '計画案',
      tone: 'plan',
      turn: 'planner',
      task: '脆弱性検査実施計画を定め、通知する',
      main: 'notify',
    },
    notified: { label: '通知済・受領待ち', tone: 'sent', turn: 'ops', task: '脆弱性検査実施計画の通知を受ける' },
    'ops-received': {
      label: '事案対処責任者の受領待ち',
      tone: 'sent',
      turn: 'cir',
      task: '脆弱性検査実施計画の通知を受ける',
    },
    'cir-received': { label: '運用の受領待ち', tone: 'sent', turn: 'ops', task: '脆弱性検査実施計画の通知を受ける' },
    received: { label: '双方が受領', tone: 'ok', closed: true },
    withdrawn: { label: '取りやめ', tone: 'gone', closed: true },
  },
  acts: {
    draft: act({
      title: '脆弱性検査実施計画を起こす',
      by: 'planner',
      from: NEW,
      to: 'drafted',
      rules: ['R143'],
      input: Draft,
      gates: [annexed, period],
      help: '付紙第1の情報システムに、事案対処責任者の支援を要する脆弱性検査を行うときの計画です。',
      tells: ({ input }) => `「${input.title}」を起こした（${wareki(input.startsOn)}から${wareki(input.endsOn)}まで）`,
      apply: ({ model, input }) => ({ ...model, ...input }),
    }),
    notify: act({
      title: '計画を定め、運用と事案対処責任者に通知する',
      by: 'planner',
      from: 'drafted',
      to: 'notified',
      rules: ['R143', 'R144'],
      input: Notify,
      gates: [documentMade],
      tells: ({ model, input }) => {
        const chosen = chosenOf(model, input.version)
        return `計画（第${chosen?.number ?? 0}版 SHA-256 ${(chosen?.sha256 ?? '').slice(0, 12)}…）を運用と事案対処責任者に通知した`
      },
      apply: ({ model, input, actor, as, at }) => ({
        ...model,
        documentVersionId: input.version,
        sha256: chosenOf(model, input.version)?.sha256 ?? null,
        notifiedAt: at,
        notifiedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
      }),
      notices: ({ model }) =>
        tellBoth(
          model,
          `${model.systemName}：「${model.title}」（${wareki(model.startsOn)}から${wareki(model.endsOn)}まで）の通知`,
        ),
    }),
    'receive-as-ops': act({
      title: '運用として通知を受ける',
      by: 'ops',
      from: ['notified', 'cir-received'],
      to: ({ model }) => received(model, 'ops'),
      rules: ['R144'],
      input: Receive,
      tells: () => '運用が通知を受けた',
      apply: ({ model, actor, as, at }) => ({
        ...model,
        opsReceivedAt: at,
        opsReceivedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
      }),
    }),
    'receive-as-cir': act({
      title: '事案対処責任者として通知を受ける',
      by: 'cir',
      from: ['notified', 'ops-received'],
      to: ({ model }) => received(model, 'cir'),
      rules: ['R144'],
      input: Receive,
      tells: () => '事案対処責任者が通知を受けた',
      apply: ({ model, actor, as, at }) => ({
        ...model,
        cirReceivedAt: at,
        cirReceivedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
      }),
    }),
    withdraw: act({
      title: '計画を取りやめる',
      by: 'planner',
      from: ['drafted', 'notified', 'ops-received', 'cir-received'],
      to: 'withdrawn',
      rules: ['R143'],
      input: Withdraw,
      irreversible: true,
      tells: ({ input }) => `取りやめた：${input.reason}`,
      apply: ({ model, input }) => ({ ...model, withdrawnReason: input.reason }),
      notices: ({ model, input }) =>
        model.state === 'drafted'
          ? []
          : tellBoth(model, `${model.systemName}：「${model.title}」は取りやめになりました：${input.reason}`),
    }),
  },
  figure: [
    {
      act: 'draft',
      from: 'planner',
      to: ['planner'],
      verb: '作成',
      provision: '10',
      documents: ['脆弱性検査実施計画'],
    },
    {
      act: 'notify',
      from: 'planner',
      to: ['ops', 'cir'],
      verb: '通知',
      provision: '10',
      documents: ['脆弱性検査実施計画'],
    },
    { act: 'receive-as-ops', from: 'ops', to: ['ops'], verb: '受領', provision: '10' },
    { act: 'receive-as-cir', from: 'cir', to: ['cir'], verb: '受領', provision: '10' },
  ],
  summary: (m) => ({
    title: `${m.systemName}　${m.title}`,
    number: null,
    unitId: m.unitId,
    otherUnitId: m.notifiedAt === null ? null : m.cirUnitId,
    systemId: m.systemId,
    words: [m.systemName, '脆弱性検査'],
  }),
}
