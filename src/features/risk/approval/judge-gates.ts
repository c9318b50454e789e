import { gateOf } from '#kernel/pure/process.ts'
import type { RuleNumber } from '#directive/rule.ts'
import type { Approval } from './model.ts'

const gate = gateOf<Approval>()

const ASK_ANOTHER = { text: '同じ役割を持つ別の官職の人、又は代理の指定を受けた人に依頼してください。' }

/** 認証者 is neither 整備 nor 運用 of the system he judges: not by a post he holds, and not by what he did before. */
export const independentCertifier = (rules: readonly RuleNumber[]) =>
  gate<unknown>({
    code: 'certifier-not-independent',
    rules,
    title: '認証者が、この情報システムの整備・運用の責任者や運用者ではない',
    holds: ({ model, actor }) =>
      !actor.authorities.some(
        (a) => a.systemId === model.systemId && (a.role === 'SYS_DEV' || a.role === 'SYS_OPS' || a.role === 'OPR'),
      ) && ![...model.devPeople, ...model.operatorPeople].includes(actor.personId),
    why: () =>
      'この情報システムの整備・運用の責任者や運用者である人、又はこの手続でその側として行った人は、評価も認証も行えません。',
    remedy: () => ASK_ANOTHER,
  })

/** The other way round: who evaluated or certified does not apply for the system afterwards. */
export const notCertifier = gate<unknown>({
  code: 'applicant-certified',
  rules: ['R118'],
  title: '整備の側で手続をする人が、この手続で評価・認証をした人ではない',
  holds: ({ model, actor }) => !model.certPeople.includes(actor.personId),
  why: () => 'この手続で認証者として評価や審査をした人は、整備の責任者として提出や申請を行えません。',
  remedy: () => ASK_ANOTHER,
})

/** Nobody decides on his own application, and nobody on what he certified. */
export const independentOfficer = (rules: readonly RuleNumber[]) =>
  gate<unknown>({
    code: 'own-application',
    rules,
    title: '承認する人が、申請した人・認証した人・意見を述べた人ではない',
    holds: ({ model, actor }) =>
      ![...model.devPeople, ...model.operatorPeople, ...model.certPeople].includes(actor.personId),
    why: () => '自分が申請、認証又は意見の記録をした案件を、自分で決めることはできません。',
    remedy: () => ASK_ANOTHER,
  })

/** The post of the certifier is not the post that answers for the system, either: two names of one desk are one desk. */
export const officerHoldsNoPart = gate<unknown>({
  code: 'officer-takes-part',
  rules: ['R126', 'R127'],
  title: '承認する人が、この情報システムの整備の責任者や認証者を兼ねていない',
  holds: ({ model, actor }) =>
    !actor.authorities.some((a) => a.systemId === model.systemId && (a.role === 'SYS_DEV' || a.role === 'CERT')),
  why: () => 'この情報システムの整備の責任者や認証者を兼ねる人は、運用承認を決められません。',
  remedy: () => ASK_ANOTHER,
})

export const planReviewed = gate<{ reviewed: boolean }>({
  code: 'plan-not-reviewed',
  rules: ['R123'],
  title: '将来対応計画書の全ての項目を審査した',
  asks: 'reviewed',
  holds: ({ input }) => input.reviewed,
  why: () => '将来対応計画書の全ての項目を審査した印がありません。',
  remedy: () => ({ text: '審査してから印を付けるか、理由を付けて差し戻してください。' }),
})

export const foundOperable = (rules: readonly RuleNumber[]) =>
  gate<{ operable: boolean }>({
    code: 'not-found-operable',
    rules,
    title: '情報システムを運用することが可能と認める',
    asks: 'operable',
    holds: ({ input }) => input.operable,
    why: () => '「運用することが可能と認める」の印がありません。認めない限り、先へ進めてはなりません。',
    remedy: () => ({ text: '認めるときは印を付け、認めないときは差し戻すか、承認しないでください。' }),
  })

export const packageReviewed = gate<{ reviewed: boolean }>({
  code: 'package-not-reviewed',
  rules: ['R126'],
  title: '添えられた文書一式を審査した',
  asks: 'reviewed',
  holds: ({ input }) => input.reviewed,
  why: () => '文書一式を審査した印がありません。',
  remedy: () => ({ text: '文書の現在地から各文書の版を開いて審査してください。' }),
})

export const conditionsAhead = gate<{ conditionsDueOn: string }>({
  code: 'conditions-due-passed',
  rules: ['R127'],
  title: '条件を満たす期限が、今日以後である',
  asks: 'conditionsDueOn',
  holds: ({ input, today }) => input.conditionsDueOn >= today,
  why: () => '条件を満たす期限が、過ぎています。',
})

export const validAhead = gate<{ validUntil: string | null }>({
  code: 'validity-passed',
  rules: ['R127'],
  title: '有効期限を設けるなら、今日より後である',
  asks: 'validUntil',
  holds: ({ input, today }) => (input.validUntil === null ? 'not-applicable' : input.validUntil > today),
  why: () => '有効期限が、今日以前です。',
})

export const differencesSeen = gate<{ looked: boolean }>({
  code: 'differences-unseen',
  rules: ['R126'],
  title: '承認した時との違いを全て確かめた',
  asks: 'looked',
  holds: ({ input }) => input.looked,
  why: () => '違いを確かめた印がありません。',
})
