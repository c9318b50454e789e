import type { Follow, Notice } from '#kernel/pure/process.ts'
import type { TakeOut } from './model.ts'

export const onMedium = (m: TakeOut, actKey: string, input: Record<string, unknown> = {}): readonly Follow[] => [
  { process: 'media.medium', act: actKey, caseId: m.mediumId, input },
]

export const tellApplicant = (m: TakeOut, text: string): readonly Notice[] => [
  { verb: '通知', role: 'USER', to: { personId: m.applicantId }, text, rules: ['R054'] },
]
