import { gateOf } from '#kernel/pure/process.ts'
import type { RuleNumber } from '#directive/rule.ts'
import type { Remedy } from '#kernel/pure/verdict.ts'
import { boundOf, isFinal, papersOf, type Approval } from './model.ts'
import { APPLICATION, ASSESSMENT, CERTIFICATION, PACKAGE, PAPERS, PLAN, type PaperKind } from './words.ts'

const gate = gateOf<Approval>()

const paperState = (m: Approval, kind: PaperKind): string => {
  const paper = m.papers.find((p) => p.kind === kind)
  if (!paper) return 'まだない'
  return paper.version === null ? '作成中' : '版を確定した後に変わっている'
}

/** Where an unfinished paper is written: its page, or the form that begins it. */
const toPaper = (m: Approval, kind: PaperKind): Remedy => {
  const paper = m.papers.find((p) => p.kind === kind)
  return paper
    ? { text: `${PAPERS[kind]}の版を確定する`, href: `/documents/${paper.documentId}` }
    : { text: `${PAPERS[kind]}を作る`, href: `/begin/risk.document/begin?kind=${kind}&system=${m.systemId}` }
}

const unfinished = (m: Approval, kinds: readonly PaperKind[]): readonly PaperKind[] =>
  kinds.filter((kind) => !isFinal(m.papers.find((p) => p.kind === kind)))

const finalGate = (code: string, rule: RuleNumber, title: string, kinds: readonly PaperKind[]) =>
  gate<unknown>({
    code,
    rules: [rule],
    title,
    holds: ({ model }) => unfinished(model, kinds).length === 0,
    why: ({ model }) =>
      `版の確定していない文書があります：${unfinished(model, kinds)
        .map((kind) => `${PAPERS[kind]}（${paperState(model, kind)}）`)
        .join('、')}。`,
    remedy: ({ model }) => toPaper(model, unfinished(model, kinds)[0] ?? 'security-plan'),
  })

export const applicationFinal = finalGate(
  'application-unfinished',
  'R119',
  '運用承認申請文書3点の版が確定している',
  APPLICATION,
)

export const assessmentFinal = finalGate(
  'assessment-unfinished',
  'R120',
  'セキュリティ評価計画書と評価報告書の版が、ともに確定している',
  ASSESSMENT,
)

export const planFinal = finalGate('plan-unfinished', 'R121', '将来対応計画書の版が確定している', PLAN)

export const certificationFinal = finalGate(
  'certification-unfinished',
  'R124',
  '認証結果報告書の版が確定している',
  CERTIFICATION,
)

/** The operator is heard on something he can read. */
export const applicationBegun = gate<unknown>({
  code: 'application-not-begun',
  rules: ['R119', 'R122'],
  title: '運用承認申請文書3点を作り始めている',
  holds: ({ model }) => papersOf(model, APPLICATION).length === APPLICATION.length,
  why: ({ model }) =>
    `運用者が読む文書が、まだありません：${APPLICATION.filter((k) => !model.papers.some((p) => p.kind === k))
      .map((k) => PAPERS[k])
      .join('、')}。`,
  remedy: ({ model }) =>
    toPaper(model, APPLICATION.find((k) => !model.papers.some((p) => p.kind === k)) ?? 'security-plan'),
})

export const opinionHeard = gate<unknown>({
  code: 'opinion-missing',
  rules: ['R122'],
  title: '情報システム運用者の意見を聴いた',
  holds: ({ model }) => model.opinion?.givenAt !== null && model.opinion !== null,
  why: () => '情報システム運用者の意見が、まだ記録されていません。意見は運用者が自ら記録します。',
  remedy: ({ model }) => ({ text: '運用者に意見を求める', href: `/cases/${model.id}` }),
})

export const opinionAnswered = gate<unknown>({
  code: 'opinion-unanswered',
  rules: ['R122'],
  title: '運用者の意見をどう扱ったかを記録した',
  holds: ({ model }) => (model.opinion?.verdict === 'comments' ? model.opinion.answer !== null : 'not-applicable'),
  why: () => '運用者の意見をどう扱ったかが、記録されていません。',
  remedy: ({ model }) => ({ text: '意見に答える', href: `/cases/${model.id}/acts/answer-opinion` }),
})

export const notOwnOpinion = gate<unknown>({
  code: 'own-opinion',
  rules: ['R122'],
  title: '意見を求めた人と述べる人が別の人である',
  holds: ({ model, actor }) => !model.devPeople.includes(actor.personId),
  why: () => '申請文書を作る側として手続をした人は、運用者としての意見を述べられません。',
  remedy: () => ({ text: '別の情報システム運用者、又はその代理に依頼してください。' }),
})

export const dueAhead = gate<{ dueOn: string }>({
  code: 'due-passed',
  rules: ['R118'],
  title: '定められた時期が、今日以後である',
  asks: 'dueOn',
  force: 'warn',
  holds: ({ input, today }) => input.dueOn >= today,
  why: () => '定められた時期は、もう過ぎています。期限超過として表示します。',
})

export const oneSystem = gate<unknown>({
  code: 'class-of-systems',
  rules: ['R118'],
  title: '一つ一つの情報システムである',
  holds: ({ model }) => !model.systemIsClass,
  why: ({ model }) =>
    `${model.systemName}は情報システムの類です。運用承認は、類に属する一つ一つの情報システムが受けます。`,
})

export const noOtherOpen = gate<unknown>({
  code: 'approval-open',
  rules: ['R118'],
  title: '同じ情報システムの運用承認の手続が、ほかに進んでいない',
  holds: ({ model }) => model.otherOpenId === null,
  why: ({ model }) => `${model.systemName}の運用承認の手続は、すでに始まっています。`,
  remedy: ({ model }) => ({ text: 'その手続を開く', href: `/cases/${model.otherOpenId ?? ''}` }),
})

export const formerForRenewal = gate<{ occasion: string }>({
  code: 'nothing-to-renew',
  rules: ['R118'],
  title: '更新と換装は、有効な承認のある情報システムで行う',
  asks: 'occasion',
  force: 'warn',
  holds: ({ model, input }) => (input.occasion === 'preparation' ? 'not-applicable' : model.formerId !== null),
  why: () => 'この情報システムに、今有効な運用承認の記録がありません。前の承認につながない手続として始めました。',
})

/** Every weakness found is either planned for or put before the 情報保証責任者. */
export const allPlanned = gate<unknown>({
  code: 'unplanned-control',
  rules: ['R121'],
  title: '不満足とされた管理策の全てに、計画の項目かリスク受容の申請がある',
  holds: ({ model }) => model.unplanned.length === 0,
  why: ({ model }) =>
    `計画の項目もリスク受容の申請もない、不満足の管理策が${model.unplanned.length}件あります：${model.unplanned.slice(0, 8).join('、')}${model.unplanned.length > 8 ? ' ほか' : ''}。`,
  remedy: ({ model }) => ({
    text: '計画の項目を起こす',
    href: `/begin/risk.plan-item/open?system=${model.systemId}&control=${model.unplanned[0] ?? ''}`,
  }),
})

const changedIn = (m: Approval, kinds: readonly PaperKind[]) => boundOf(m, kinds).filter((b) => b.changed)

/** A signature stays on what it was given for: what changed since is seen anew first. */
export const nothingChanged = (rules: readonly RuleNumber[], kinds: readonly PaperKind[] = PACKAGE) =>
  gate<unknown>({
    code: 'content-changed',
    rules,
    title: '前の手順で渡した版から、文書の内容が変わっていない',
    holds: ({ model }) => changedIn(model, kinds).length === 0,
    why: ({ model }) =>
      `要再確認：${changedIn(model, kinds)
        .map((b) => `${PAPERS[b.kind]}（第${b.number}版）`)
        .join('、')}の内容が、渡した後に変わっています。変わる前の評価や認証のまま先へ進めることはできません。`,
    remedy: ({ model }) => ({ text: '違いを見る', href: `/systems/${model.systemId}#changes` }),
  })

export const packageComplete = gate<unknown>({
  code: 'package-incomplete',
  rules: ['R125'],
  title: '申請文書3点・評価文書2点・認証結果報告書の版が揃っている',
  holds: ({ model }) => boundOf(model, PACKAGE).length === PACKAGE.length,
  why: () => '添える文書の版が、揃っていません。',
})

export const packageStands = gate<unknown>({
  code: 'package-changed',
  rules: ['R126', 'R127'],
  title: '申請の時の文書一式のままである（SHA-256が一致する）',
  holds: ({ model }) => model.packageHash !== null && model.packageHash === model.presentHash,
  why: () => '文書一式のハッシュ値が、申請の時と一致しません。内容を確かめるため、差し戻してください。',
  remedy: ({ model }) => ({ text: '違いを見る', href: `/systems/${model.systemId}#changes` }),
})

/** Sent back before the evaluation, the documents are submitted anew; the plan alone would answer nothing. */
export const returnedAfterAssessment = gate<unknown>({
  code: 'returned-before-assessment',
  rules: ['R119', 'R121'],
  title: '評価文書の交付の後に差し戻された',
  holds: ({ model }) => (model.state === 'returned-cert' ? model.returnedFrom !== 'submitted' : 'not-applicable'),
  why: () => '申請文書が差し戻されています。直した申請文書を、改めて認証者に提出してください。',
  remedy: ({ model }) => ({ text: '申請文書を提出する', href: `/cases/${model.id}/acts/submit` }),
})

/** A decision is carried over only to finished versions. */
export const everyPaperFinal = gate<unknown>({
  code: 'changes-unfinished',
  rules: ['R126'],
  title: '文書一式の今の版が、全て確定している',
  holds: ({ model }) => unfinished(model, PACKAGE).length === 0,
  why: ({ model }) =>
    `版の確定していない文書があります：${unfinished(model, PACKAGE)
      .map((kind) => PAPERS[kind])
      .join('、')}。`,
  remedy: ({ model }) => toPaper(model, unfinished(model, PACKAGE)[0] ?? 'security-plan'),
})
