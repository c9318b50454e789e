import type { RuleNumber } from '#directive/rule.ts'
import type { RoleKey } from '#directive/roles.ts'
import type { Notice, NoticeVerb } from '#kernel/pure/process.ts'
import { boundOf, papersOf, type Approval, type Binding, type Paper } from './model.ts'
import { PACKAGE, PAPERS, STEPS, type PaperKind, type Step } from './words.ts'

export const add = (people: readonly string[], person: string): readonly string[] => [...new Set([...people, person])]

/** 「セキュリティ計画書 第2版（SHA-256 …）」 for every version named; whole hashes, for the record keeps them. */
const textOf = (papers: readonly Paper[]): string =>
  papers
    .flatMap((p) =>
      p.version === null ? [] : [`${PAPERS[p.kind]} 第${p.version.number}版（SHA-256 ${p.version.sha256}）`],
    )
    .join('\n')

/** What a step binds: facts for the record in words, and the versions for the store. */
export const binds = (
  m: Approval,
  step: Step,
  kinds: readonly PaperKind[],
): { papersText: string; toBind: Binding } => {
  const papers = papersOf(m, kinds)
  return { papersText: `${STEPS[step]}\n${textOf(papers)}`, toBind: { step, papers } }
}

export const named = (m: Approval, kinds: readonly PaperKind[]): string =>
  papersOf(m, kinds)
    .flatMap((p) => (p.version === null ? [] : [`${PAPERS[p.kind]} 第${p.version.number}版`]))
    .join('、')

export const packageWords = (m: Approval): string =>
  boundOf(m, PACKAGE)
    .map((b) => `${PAPERS[b.kind]} 第${b.number}版`)
    .join('、')

export const tell = (
  m: Approval,
  verb: NoticeVerb,
  role: RoleKey,
  text: string,
  rules: readonly RuleNumber[],
): Notice => ({
  verb,
  role,
  to: role === 'IAO' ? {} : { systemId: m.systemId },
  text: `${m.systemName}：${text}`,
  rules,
})

/** The 運用承認書 that stands ends with the approval it tells of. */
export const retiresLetter = (m: Approval, reason: string) =>
  m.letterId === null ? [] : [{ process: 'risk.document', act: 'retire', caseId: m.letterId, input: { reason } }]

/** 付紙第９-8: the result goes to both, and is received by both. */
export const tellResult = (m: Approval, text: string): readonly Notice[] => [
  tell(m, '通知', 'SYS_DEV', text, ['R128']),
  tell(m, '通知', 'CERT', text, ['R128']),
]

export const signed = (actor: { rank: string; name: string }, as: { postTitle: string }): string =>
  `${as.postTitle} ${actor.rank} ${actor.name}`
