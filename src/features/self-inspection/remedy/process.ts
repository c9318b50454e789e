import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { noInput } from '#kernel/pure/field.ts'
import { actsOf, gateOf, NEW, type Notice, type Process, type Target } from '#kernel/pure/process.ts'
import type { RoleKey } from '#directive/roles.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { Change, Done, Open, Reason } from './inputs.ts'
import type { Remedy } from './model.ts'

const act = actsOf<Remedy>()
const gate = gateOf<Remedy>()

const over = (m: Remedy): Target => (m.systemId === null ? { unitId: m.unitId } : { systemId: m.systemId })

const officerRole = (m: Remedy): RoleKey => (m.systemId === null ? 'UNIT' : 'SYS_OPS')

const notBackwards = gate<{ dueOn: string }>({
  code: 'due-in-the-past',
  rules: ['R033'],
  title: '是正の期限が、今日か、その後の日である',
  asks: 'dueOn',
  holds: ({ input, today }) => input.dueOn >= today,
  why: () => '是正の期限が、もう過ぎた日です。',
})

const ownerIsStaff = gate<{ owner: string | null }>({
  code: 'owner-not-staff',
  rules: ['R033'],
  title: '担当者が、この部隊等の職員である',
  asks: 'owner',
  holds: ({ model, input }) => input.owner === null || model.staff.some((p) => p.id === input.owner),
  why: () => '選ばれた担当者は、この部隊等の職員ではありません。',
})

const byAnother = gate<unknown>({
  code: 'own-remedy',
  rules: ['R033'],
  title: '是正した人とは別の人が確認する',
  force: 'warn',
  holds: ({ model, actor }) => model.doneById !== actor.personId,
  why: () => '自分の是正を、自分で確認しています。達に定めはありませんが、別の人の確認を勧めます。',
})

const toOwner = (m: Remedy, text: string): Notice => ({
  verb: '通知',
  role: m.ownerId === null ? officerRole(m) : 'USER',
  to: m.ownerId === null ? over(m) : { personId: m.ownerId },
  text,
  rules: ['R033'],
})

const named = (m: Remedy, id: string | null) => ({
  ownerId: id,
  ownerName: m.staff.find((p) => p.id === id)?.name ?? null,
})

/** 是正: a weak point with whoever mends it, by when, and what shows that it is mended. The directive sets no procedure. */
export const remedy: Process<Remedy> = {
  key: 'self-inspection.remedy',
  title: '自己点検の是正',
  provision: '本文 第6-1(4)',
  rules: ['R033'],
  lanes: {
    officer: {
      title: '責任者',
      role: 'UNIT',
      also: ['SYS_OPS', 'J6D', 'J6P'],
      among: (m) => (m.aboveUnitId === null ? [officerRole(m)] : ['J6D', 'J6P']),
      over: (m) => (m.aboveUnitId === null ? over(m) : {}),
    },
    owner: {
      title: '担当者',
      role: 'UNIT',
      also: ['SYS_OPS', 'USER'],
      among: (m) => [m.ownerId === null ? officerRole(m) : 'USER'],
      over: (m) => (m.ownerId === null ? over(m) : { personId: m.ownerId }),
    },
  },
  states: {
    open: {
      label: '是正中',
      tone: 'now',
      turn: 'owner',
      task: '自己点検で分かった弱点を是正する',
      main: 'finish',
      due: (m) => m.dueOn,
    },
    done: {
      label: '是正済・確認待ち',
      tone: 'sent',
      turn: 'officer',
      task: '自己点検の是正を確認する',
      main: 'confirm',
      due: (m) => m.dueOn,
    },
    confirmed: { label: '確認済', tone: 'ok', closed: true },
    withdrawn: { label: '取下げ', tone: 'gone', closed: true },
  },
  acts: {
    open: act({
      title: '是正項目を起こす',
      by: 'officer',
      from: NEW,
      to: 'open',
      rules: ['R033'],
      input: Open,
      gates: [ownerIsStaff, notBackwards],
      help: '自己点検の結果で分かった弱点を、担当者と期限を決めて是正します。達に手順の定めはなく、本製品の設定です（改善措置は報告様式に書かれます）。',
      tells: ({ input }) => `是正項目「${input.title}」を起こした（${wareki(input.dueOn)}まで）`,
      apply: ({ model, input, actor, as, today }) => ({
        ...model,
        ...named(model, input.owner),
        title: input.title,
        weakness: input.weakness,
        dueOn: input.dueOn,
        openedOn: today,
        openedBy: `${as.postTitle} ${actor.rank} ${actor.name}`.trim(),
      }),
      notices: (_, after) => [
        toOwner(after, `自己点検の是正「${after.title}」の担当です（${wareki(after.dueOn)}まで）。`),
      ],
    }),
    change: act({
      title: '担当者・期限を変える',
      by: 'officer',
      from: 'open',
      to: 'open',
      rules: ['R033'],
      input: Change,
      gates: [ownerIsStaff, notBackwards],
      tells: ({ input }) => `担当者・期限を変えた（${wareki(input.dueOn)}まで）：${input.reason}`,
      apply: ({ model, input }) => ({ ...model, ...named(model, input.owner), dueOn: input.dueOn }),
      notices: (_, after) => [
        toOwner(after, `自己点検の是正「${after.title}」の担当者・期限が変わりました（${wareki(after.dueOn)}まで）。`),
      ],
    }),
    finish: act({
      title: '是正したことを報告する',
      by: 'owner',
      from: 'open',
      to: 'done',
      rules: ['R033'],
      input: Done,
      tells: ({ input }) => `是正した：${input.measures}`,
      apply: ({ model, input, actor, as, today }) => ({
        ...model,
        measures: input.measures,
        evidence: input.evidence,
        doneById: actor.personId,
        doneBy: `${as.postTitle} ${actor.rank} ${actor.name}`.trim(),
        doneOn: today,
        againReason: null,
      }),
    }),
    confirm: act({
      title: '是正を確認する',
      by: 'officer',
      from: 'done',
      to: 'confirmed',
      rules: ['R033'],
      input: noInput,
      gates: [byAnother],
      tells: () => '是正を確認した',
      apply: ({ model, actor, as, today }) => ({
        ...model,
        confirmedBy: `${as.postTitle} ${actor.rank} ${actor.name}`.trim(),
        confirmedOn: today,
      }),
    }),
    again: act({
      title: 'もう一度是正を求める',
      by: 'officer',
      from: 'done',
      to: 'open',
      rules: ['R033'],
      input: Reason,
      tells: ({ input }) => `もう一度是正を求めた：${input.reason}`,
      apply: ({ model, input }) => ({ ...model, againReason: input.reason }),
      notices: ({ input }, after) => [
        toOwner(after, `自己点検の是正「${after.title}」は、もう一度求められています：${input.reason}`),
      ],
    }),
    withdraw: act({
      title: '是正項目を取り下げる',
      by: 'officer',
      from: ['open', 'done'],
      to: 'withdrawn',
      rules: ['R033'],
      input: Reason,
      irreversible: true,
      tells: ({ input }) => `是正項目を取り下げた：${input.reason}`,
      apply: ({ model }) => model,
    }),
  },
  figure: [
    { act: 'open', from: 'officer', to: ['owner'], verb: '求める', provision: '1(4)' },
    { act: 'finish', from: 'owner', to: ['officer'], verb: '是正する', provision: '1(4)' },
    { act: 'confirm', from: 'officer', to: ['officer'], verb: '確認する', provision: '1(4)' },
  ],
  summary: (m) => ({
    title: `${fiscalYearLabel(m.fiscalYear)} 自己点検の是正「${m.title}」`,
    number: null,
    unitId: m.unitId,
    otherUnitId: m.aboveUnitId,
    systemId: m.systemId,
    personId: m.ownerId,
    words: [m.subjectName],
  }),
}
