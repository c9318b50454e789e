import type { RoleKey } from '#directive/roles.ts'
import { ROLES } from '#directive/roles.ts'
import type { RuleNumber } from '#directive/rule.ts'
import { gateOf } from '#kernel/pure/process.ts'
import { chosen, overlaps, type DesignationFact } from '../candidates.ts'
import type { Appointment } from './model.ts'
import type { DesignateInput } from './scope-gates.ts'

const gate = gateOf<Appointment>()

const SYSTEM_HEADS: readonly RoleKey[] = ['SYS_DEV', 'SYS_OPS']
const AUDITORS: ReadonlySet<RoleKey> = new Set(['AUD', 'AUD_AST'])

/** Roles that may not meet, and whether only over the same system. */
type Separation = { a: readonly RoleKey[]; b: readonly RoleKey[]; sameSystem: boolean }

const opposite = (s: Separation, role: RoleKey): readonly RoleKey[] =>
  s.a.includes(role) ? s.b : s.b.includes(role) ? s.a : []

const meeting = (s: Separation, { model, input }: { model: Appointment; input: DesignateInput }) =>
  model.designations.filter(
    (d) =>
      opposite(s, input.role).includes(d.role) &&
      (!s.sameSystem || d.systemId === input.systemId) &&
      overlaps(d, { startsOn: input.startsOn, endsOn: null }),
  )

const named = (list: readonly DesignationFact[]): string =>
  [...new Set(list.map((d) => `${ROLES[d.role].title}（${d.postTitle}）`))].join('、')

const apart = (code: string, rules: readonly RuleNumber[], title: string, why: string, s: Separation) =>
  gate<DesignateInput>({
    code,
    rules,
    title,
    asks: 'postId',
    holds: (c) =>
      opposite(s, c.input.role).length === 0
        ? 'not-applicable'
        : !meeting(s, c).some((d) => d.postId === c.input.postId),
    why: (c) => `この官職は${named(meeting(s, c).filter((d) => d.postId === c.input.postId))}です。${why}`,
    remedy: () => ({ text: '別の官職を指定してください。' }),
  })

const CERT_AND_HEADS: Separation = { a: ['CERT'], b: SYSTEM_HEADS, sameSystem: true }
const IAO_AND_CERT: Separation = { a: ['IAO'], b: ['CERT'], sameSystem: false }
const AUDIT_AND_HEADS: Separation = { a: ['AUD'], b: SYSTEM_HEADS, sameSystem: false }

export const certifierIsAnother = apart(
  'own-certifier',
  ['R118', 'R120'],
  '認証者が、その情報システムの整備・運用の責任者とは別の官職である',
  '自分の責任で整備・運用する情報システムを、自分で評価・認証することになります。',
  CERT_AND_HEADS,
)

export const approverIsAnother = apart(
  'own-approval',
  ['R118', 'R127'],
  '認証者が、情報保証責任者とは別の官職である',
  '認証した者が運用承認も行うことになります。',
  IAO_AND_CERT,
)

export const auditorIsAnother = apart(
  'own-audit',
  ['R146'],
  '監査責任者が、監査を受ける情報システムの責任者とは別の官職である',
  '自分の責任を自分で監査することになります。',
  AUDIT_AND_HEADS,
)

const holdersOf = (model: Appointment, postId: string, day: string) =>
  (chosen(model.posts, postId)?.holders ?? []).filter((h) => h.endsOn === null || h.endsOn > day)

const sharedHolders = ({ model, input }: { model: Appointment; input: DesignateInput }) => {
  const own = holdersOf(model, input.postId, input.startsOn)
  const others = [CERT_AND_HEADS, IAO_AND_CERT, AUDIT_AND_HEADS]
    .flatMap((s) => meeting(s, { model, input }))
    .filter((d) => d.postId !== input.postId)
    .flatMap((d) => holdersOf(model, d.postId, input.startsOn))
  return own.filter((h) => others.some((o) => o.personId === h.personId))
}

/** Two posts keep two roles apart only while two people hold them. */
export const personIsAnother = gate<DesignateInput>({
  code: 'same-person',
  rules: ['R118', 'R146'],
  title: '分けるべき二つの役割の官職に、同じ人が就いていない',
  asks: 'postId',
  force: 'warn',
  holds: (c) => sharedHolders(c).length === 0,
  why: (c) =>
    `${sharedHolders(c)
      .map((h) => h.name)
      .join('、')}が両方の官職に就いています。代理を立てて分けてください。`,
})

/** Designations under whose posts the auditor's post stands: its own superior would be audited. */
const superiors = ({ model, input }: { model: Appointment; input: DesignateInput }): readonly DesignationFact[] => {
  const path = chosen(model.posts, input.postId)?.unitPath ?? []
  const own = chosen(model.posts, input.postId)?.unitId
  if (AUDITORS.has(input.role))
    return model.designations.filter(
      (d) => SYSTEM_HEADS.includes(d.role) && d.postId !== input.postId && path.includes(d.postUnitId),
    )
  if (!SYSTEM_HEADS.includes(input.role) || own === undefined) return []
  return model.designations.filter(
    (d) => AUDITORS.has(d.role) && chosen(model.posts, d.postId)?.unitPath.includes(own) === true,
  )
}

export const auditorNotBelow = gate<DesignateInput>({
  code: 'auditor-below-audited',
  rules: ['R037', 'R038', 'R146'],
  title: '監査の側が、監査を受ける責任者の下に置かれていない',
  asks: 'postId',
  force: 'warn',
  holds: (c) =>
    AUDITORS.has(c.input.role) || SYSTEM_HEADS.includes(c.input.role) ? superiors(c).length === 0 : 'not-applicable',
  why: (c) =>
    `${named(superiors(c))}と上下の関係にあります。その情報システムの監査では、利害の相反に注意してください。`,
})

/** 付紙第２ names the responsible posts organisation by organisation. */
export const officerOfSameOrganisation = gate<DesignateInput>({
  code: 'officer-of-other-organisation',
  rules: ['R044'],
  title: '部隊等情報保証責任者の官職が、同じ機関にある',
  asks: 'unitId',
  force: 'warn',
  holds: ({ model, input }) => {
    const unit = chosen(model.units, input.unitId)
    const post = chosen(model.posts, input.postId)
    return input.role === 'UNIT' && unit && post ? unit.rootId === post.rootId : 'not-applicable'
  },
  why: () => '選んだ官職は、課等とは別の機関に置かれています。',
})
