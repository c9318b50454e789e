import type { RoleKey } from '#directive/roles.ts'
import type { Actor, Authority } from './actor.ts'
import type { Notice, NoticeVerb, Target } from './process.ts'
import { granted, refused, type Verdict } from './verdict.ts'

/** The verbs the directive keeps apart, in the order lists show them. */
export const VERBS: readonly NoticeVerb[] = ['報告', '通報', '通知', '提出', '情報提供', '連絡']

/**
 * Where the directive lets the next duty begin with 「…を受けた場合」 (報告, 通報, 提出, 情報提供) the moment of receipt counts, and a
 * 通知 is formal notice: the addressee's post confirms those. A 連絡 is done when it is made. That receipt is confirmed at
 * all, and that a notice to one person (an applicant) needs no more than being opened, is this product's own choice.
 */
const CONFIRMED: ReadonlySet<NoticeVerb> = new Set(['報告', '通報', '通知', '提出', '情報提供'])

/** Does the addressee of this notice confirm its receipt? */
export const needsReceipt = (notice: Pick<Notice, 'verb' | 'role' | 'to'>): boolean =>
  CONFIRMED.has(notice.verb) && !notice.to.personId && notice.role !== 'USER'

type Addressed = { role: string } & Required<Target>

/** The authority by which the actor is the addressee: the post it was told to, or the person himself. */
export const addresseeAs = (actor: Actor, notice: Addressed): Authority | undefined =>
  notice.personId !== null && notice.personId !== undefined
    ? notice.personId === actor.personId
      ? actor.authorities[0]
      : undefined
    : actor.authorities.find(
        (a) =>
          a.role === notice.role &&
          a.role !== ('USER' satisfies RoleKey) &&
          (!notice.unitId || notice.unitId === a.unitId) &&
          (!notice.systemId || notice.systemId === a.systemId),
      )

/** May the actor confirm the receipt of this notice now, and in which post? */
export const mayReceive = (
  actor: Actor,
  notice: Addressed & { needsReceipt: boolean; received: boolean },
): Verdict<Authority> => {
  if (!notice.needsReceipt)
    return refused({ code: 'no-receipt-awaited', rules: [], sentence: 'この知らせは、受領の確認を要しません。' })
  if (notice.received)
    return refused({ code: 'already-received', rules: [], sentence: 'この知らせの受領は、すでに記録されています。' })
  const as = addresseeAs(actor, notice)
  return as
    ? granted(as)
    : refused({
        code: 'not-the-addressee',
        rules: [],
        sentence: 'この知らせは、あなたの官職に宛てたものではありません。受領は、宛てられた官職にある人が確認します。',
      })
}
