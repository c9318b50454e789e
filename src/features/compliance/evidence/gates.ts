import type { z } from 'zod'
import { isRuleNumber } from '#directive/rules.ts'
import { gateOf } from '#kernel/pure/process.ts'
import type { Ask } from './inputs.ts'
import type { Pack } from './model.ts'

const gate = gateOf<Pack>()
type Asked = z.output<typeof Ask>

export const rulesKnown = gate<Asked>({
  code: 'unknown-rule',
  rules: ['R001', 'R002'],
  title: '選んだ条項が、この達の条項である',
  asks: 'rules',
  holds: ({ input }) => input.rules.every(isRuleNumber),
  why: ({ input }) => `「${input.rules.find((r) => !isRuleNumber(r)) ?? ''}」という条項はありません。`,
})

export const subjectsSeen = gate<Asked>({
  code: 'subject-not-seen',
  rules: ['R001', 'R002'],
  title: '選んだ部隊等と情報システムが、今の官職で見えるものである',
  asks: 'units',
  holds: ({ model }) => model.notSeen.length === 0,
  why: () => '選んだ部隊等又は情報システムに、今の官職では見えないものがあります。',
  remedy: () => ({ text: '見えるものだけを選び直すか、それを所掌する人に依頼してください。' }),
})

export const periodForward = gate<Asked>({
  code: 'period-reversed',
  rules: ['R001', 'R002'],
  title: '期間の初めが、終わりより後でない',
  asks: 'toOn',
  holds: ({ input }) => input.fromOn <= input.toOn,
  why: () => '期間の終わりが、初めより前です。',
})

/** The digest is never typed: what the making found is what the record takes over. */
export const contentsFound = gate<unknown>({
  code: 'contents-not-found',
  rules: ['R001', 'R002'],
  title: '全てのファイルがそろい、目録ができている',
  holds: ({ model }) => model.found.manifestSha256 !== null,
  why: () => '目録は、まだできていません。',
  remedy: () => ({ text: '作成が進むと、自動で定められます。' }),
})

export const fileWhole = gate<unknown>({
  code: 'file-not-whole',
  rules: ['R001', 'R002'],
  title: '一つのファイルにまとまっている',
  holds: ({ model }) => model.found.fileSha256 !== null && model.found.manifestSha256 === model.manifestSha256,
  why: () => 'ファイルは、まだまとまっていません。',
  remedy: () => ({ text: '作成が進むと、自動で終わります。' }),
})
