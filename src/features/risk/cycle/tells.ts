import type { RoleKey } from '#directive/roles.ts'
import type { RuleNumber } from '#directive/rule.ts'
import type { Follow, Notice, NoticeVerb } from '#kernel/pure/process.ts'
import type { RiskCycle } from './model.ts'

/** Told to whoever holds the role over the cycle's system. */
export const tell = (
  m: RiskCycle,
  verb: NoticeVerb,
  role: RoleKey,
  text: string,
  rule: RuleNumber,
): readonly Notice[] => [
  { verb, role, to: role === 'IAO' ? {} : { systemId: m.systemId }, text: `${m.systemName}：${text}`, rules: [rule] },
]

export const improvementFollows = (
  m: RiskCycle,
  input: { improvement: string | null; improvementDue: string | null },
): readonly Follow[] =>
  input.improvement === null
    ? []
    : [
        {
          process: 'risk.improvement',
          act: 'give-with-evaluation',
          caseId: null,
          from: { cycle: m.id },
          input: { subject: '評価に伴う改善指示', instruction: input.improvement, dueOn: input.improvementDue },
        },
      ]
