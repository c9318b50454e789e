import type { Actor, Authority } from '#kernel/pure/actor.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import type { Responsibility } from '../words.ts'
import { tidied, type Written } from './row.ts'

/** The authority by which somebody writes of a system's controls: 整備 before 運用, for 整備 may write all. */
export const writesControls = (actor: Actor, systemId: string): Authority | null =>
  actor.authorities.find((a) => a.role === 'SYS_DEV' && a.systemId === systemId) ??
  actor.authorities.find((a) => a.role === 'SYS_OPS' && a.systemId === systemId) ??
  null

export const notAWriter: Refusal = {
  code: 'not-a-writer-of-controls',
  rules: ['R119', 'R138'],
  sentence:
    '管理策の状況は、この情報システムの情報システム情報保証責任者（整備）と（運用）が書きます。今の官職では書けません。',
}

export const underReview: Refusal = {
  code: 'plan-under-review',
  rules: ['R125', 'R126'],
  sentence: '運用承認の申請が審査されている間は、セキュリティ計画書の管理策を変えられません。',
  remedy: { text: '決定又は差戻しの後に書いてください。急ぐときは、情報保証責任者に差戻しを求めてください。' },
}

const notOperations = (label: string): Refusal => ({
  code: 'not-in-operational-charge',
  rules: ['R138'],
  sentence: `管理策${label}の責任区分は「整備」です。（運用）の責任者が書くのは、運用所掌の管理策です。`,
  remedy: { text: '情報システム情報保証責任者（整備）に依頼してください。' },
})

const keepsCharge: Refusal = {
  code: 'charge-is-for-development',
  rules: ['R119', 'R138'],
  sentence: '責任区分と適用は、（整備）の責任者が決めます。（運用）の責任者は変えられません。',
  field: 'responsibility',
}

/** Systems that let others inherit a control, by the control. */
export type Provides = (controlId: string, systemId: string) => boolean

export type Judging = {
  label: string
  controlId: string
  systemId: string
  before: Written
  after: Written
  as: Authority
  provides: Provides
}

const inheritance = ({ after, controlId, systemId, before, provides, label }: Judging): Refusal | null => {
  if (after.applicability !== 'inherited') return null
  if (after.inheritedFrom === null)
    return {
      code: 'inherits-from-nowhere',
      rules: ['R119'],
      sentence: `管理策${label}：継承には、継承元の情報システムを選んでください。`,
      field: 'inheritedFrom',
    }
  if (after.inheritedFrom === systemId)
    return {
      code: 'inherits-from-itself',
      rules: ['R119'],
      sentence: `管理策${label}：自らの情報システムからは継承できません。`,
      field: 'inheritedFrom',
    }
  // What was inherited before may stay written so: its state is shown, and 継承元 may since have stopped providing.
  if (before.inheritedFrom === after.inheritedFrom || provides(controlId, after.inheritedFrom)) return null
  return {
    code: 'not-provided',
    rules: ['R119'],
    sentence: `管理策${label}：継承元が、この管理策を「適用」としていないか、継承を認めていません。`,
    field: 'inheritedFrom',
  }
}

const CHARGED: readonly Responsibility[] = ['ops', 'both']

/** Whether what somebody wrote of a control may stand. Pure; says no with the rule it rests on. */
export const judgeWritten = (of: Judging): Refusal | null => {
  const { as, label } = of
  const [before, after] = [of.before, tidied(of.after)]
  if (as.role === 'SYS_OPS') {
    if (!CHARGED.includes(before.responsibility)) return notOperations(label)
    if (
      before.responsibility !== after.responsibility ||
      before.applicability !== after.applicability ||
      before.inheritedFrom !== after.inheritedFrom ||
      before.reason !== after.reason
    )
      return keepsCharge
  }
  if (after.applicability === 'excluded' && (after.reason ?? '').trim() === '')
    return {
      code: 'excluded-without-reason',
      rules: ['R119'],
      sentence: `管理策${label}：適用除外には、理由を書いてください。`,
      field: 'reason',
    }
  return inheritance({ ...of, before, after })
}
