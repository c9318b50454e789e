import type { Duty } from '#kernel/pure/duty.ts'

/** By the set time, wherever the case lies meanwhile. */
export const obtainApproval: Duty = {
  key: 'risk.approval.obtain',
  title: '定められた時期までに運用承認を受ける',
  rules: ['R118'],
  role: 'SYS_DEV',
}

export const renewApproval: Duty = {
  key: 'risk.approval.renew',
  title: '有効期限までに運用承認を更新する',
  rules: ['R118'],
  role: 'SYS_DEV',
  configurable: '達に有効期限の定めはない。承認の時に期限を設けたものだけを、180日前から示す。',
}

const COUNTED = '達に数え方の定めはない。180日前から示す。'

export const certifyInTime: Duty = {
  key: 'risk.approval.certify-in-time',
  title: '期限の近い運用承認の評価と認証を済ませる',
  rules: ['R118'],
  role: 'CERT',
  configurable: COUNTED,
}

export const decideInTime: Duty = {
  key: 'risk.approval.decide-in-time',
  title: '期限の近い運用承認を見届ける',
  rules: ['R118'],
  role: 'IAO',
  configurable: COUNTED,
}

export const seeChanges: Duty = {
  key: 'risk.approval.see-changes',
  title: '承認した後に変わった文書を確かめる',
  rules: ['R126'],
  role: 'IAO',
  configurable: '達に定めはない。承認した版と今の版が違うものを示す。',
}
