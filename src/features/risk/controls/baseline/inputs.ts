import { z } from 'zod'
import { area, areaOptional, carried, check, choice, choiceOptional, pick, textOptional } from '#kernel/pure/field.ts'
import { APPLICABILITIES, LEVELS, RESPONSIBILITIES, STATUSES } from '../words.ts'

const level = (title: string, harm: string) => choice(title, LEVELS, { section: '影響度', hint: harm })
const why = (title: string) =>
  area(title, { section: '影響度', hint: '損なわれたとき、業務・人・信頼に何が起こるか。', max: 1000 })

export const Choose = z.object({
  catalogId: pick('従う管理策の一覧・選定', 'list', {
    section: '管理策の選定',
    hint: '影響度に応じた選定（プロファイル）があれば、それを選びます。後から選び直しても、書いた内容は残ります。',
  }),
  confidentiality: level('機密性', '知られてはならない者に知られたときの影響'),
  confidentialityReason: why('機密性をその影響度とした理由'),
  integrity: level('完全性', '書き換えられ、又は失われたときの影響'),
  integrityReason: why('完全性をその影響度とした理由'),
  availability: level('可用性', '使えなくなったときの影響'),
  availabilityReason: why('可用性をその影響度とした理由'),
  provides: check('他の情報システムに、管理策を継承させる（共通の基盤）', {
    section: '継承',
    hint: '付けると、他の情報システムの責任者に、この情報システムの管理策の実装状況（内容は除く）が見えます。',
  }),
})

/** One row of a sheet brought in from a file: what is null is left as it is. */
export const Fill = z.object({
  controlId: carried('管理策'),
  applicability: choiceOptional('適用', APPLICABILITIES),
  reason: areaOptional('適用除外の理由'),
  inheritedFrom: textOptional('継承元'),
  status: choiceOptional('実装状況', STATUSES),
  description: areaOptional('実装内容', { max: 8000 }),
  responsibility: choiceOptional('責任区分', RESPONSIBILITIES),
  evidence: areaOptional('証跡'),
})
