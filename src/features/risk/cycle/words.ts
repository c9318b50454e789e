/** ① to ⑧ as the figure of 付紙第10 numbers the hand-overs. */
export const STEPS = [
  { step: 1, mark: '①', title: '整備が3文書を更新し、運用に情報提供', short: '整備の更新', lane: 'dev' },
  {
    step: 2,
    mark: '②',
    title: '運用が脆弱性検査を実施させ、3文書を更新して整備に提出',
    short: '検査・運用の更新',
    lane: 'ops',
  },
  { step: 3, mark: '③', title: '整備が確認し、認証者に提出', short: '整備の確認', lane: 'dev' },
  {
    step: 4,
    mark: '④',
    title: '認証者が評価文書を作成し、整備に提出（必要に応じ改善指示）',
    short: '評価',
    lane: 'cert',
  },
  { step: 5, mark: '⑤', title: '整備が将来対応計画書を更新し、運用に情報提供', short: '計画の更新', lane: 'dev' },
  { step: 6, mark: '⑥', title: '運用が所掌の管理策を更新し、整備に提出', short: '管理策の更新', lane: 'ops' },
  { step: 7, mark: '⑦', title: '整備が確認し、認証者に提出', short: '整備の確認', lane: 'dev' },
  { step: 8, mark: '⑧', title: '認証者が審査し、情報保証責任者に報告', short: '審査・報告', lane: 'cert' },
] as const

export type StepNumber = (typeof STEPS)[number]['step']

/** The step a cycle in this state waits for; `reported` waits for the receipt, `done` for nothing. */
export const STEP_OF_STATE: Readonly<Record<string, StepNumber>> = {
  'dev-update': 1,
  'ops-inspect': 2,
  'dev-confirm': 3,
  evaluate: 4,
  'plan-update': 5,
  'ops-controls': 6,
  'dev-confirm-controls': 7,
  review: 8,
}

export const markOf = (step: number): string => STEPS.find((s) => s.step === step)?.mark ?? ''

export const LANES = { dev: '整備', ops: '運用', cert: '認証者', iao: '情報保証責任者' } as const

export const NO_SECRETS = '秘密以上の内容は書かない。'

/** What 付紙第10 says is shown or laid down elsewhere, and what holds here while it is not entered. */
export const POLICY = { slot: 'risk-policy', instead: 'どの方針によったかは、記録に残りません。' }
export const FREQUENCY = {
  slot: 'vulnerability-inspection-frequency',
  instead: '情報システムごとに登録した間隔で、次の検査の期日を数えます。',
}
