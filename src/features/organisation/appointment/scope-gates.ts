import type { z } from 'zod'
import { ROLES } from '#directive/roles.ts'
import { gateOf } from '#kernel/pure/process.ts'
import { chosen, holdsOn, overlaps, type DesignationFact } from '../candidates.ts'
import { SINGLE_ROLES } from '../words.ts'
import type { Designate } from './inputs.ts'
import type { Appointment } from './model.ts'

export type DesignateInput = z.output<typeof Designate>

const gate = gateOf<Appointment>()

const SCOPE_WORDS = {
  unit: '部隊等・課等を一つ選びます',
  system: '情報システムを一つ選びます',
  organisation: '部隊等・課等も情報システムも選びません',
} as const

const levelOf = (input: DesignateInput): keyof typeof SCOPE_WORDS => {
  const level = ROLES[input.role].level
  return level === 'unit' || level === 'system' ? level : 'organisation'
}

export const scopeFitsRole = gate<DesignateInput>({
  code: 'scope-mismatch',
  rules: ['R001', 'R002'],
  title: '役割に応じた範囲（課等、情報システム又は全体）が選ばれている',
  asks: 'role',
  holds: ({ input }) => {
    const level = levelOf(input)
    return (input.unitId !== null) === (level === 'unit') && (input.systemId !== null) === (level === 'system')
  },
  why: ({ input }) => `${ROLES[input.role].title}には、${SCOPE_WORDS[levelOf(input)]}。`,
})

export const postStands = gate<{ postId: string; startsOn: string }>({
  code: 'post-unknown',
  rules: ['R002', 'R042', 'R044'],
  title: '効力の始まる日に、その官職が置かれている',
  asks: 'postId',
  holds: ({ model, input }) => {
    const post = chosen(model.posts, input.postId)
    return post !== undefined && holdsOn(post, input.startsOn)
  },
  why: () => '選んだ官職は、その日には置かれていません。',
})

export const unitStands = gate<DesignateInput>({
  code: 'unit-unknown',
  rules: ['R002', 'R044'],
  title: '部隊等・課等が今ある',
  asks: 'unitId',
  holds: ({ model, input }) =>
    input.unitId === null ? 'not-applicable' : chosen(model.units, input.unitId) !== undefined,
  why: () => '選んだ部隊等・課等は、ないか廃止されています。',
})

export const systemStands = gate<DesignateInput>({
  code: 'system-unknown',
  rules: ['R001', 'R042'],
  title: '情報システムが達の対象である',
  asks: 'systemId',
  holds: ({ model, input }) =>
    input.systemId === null ? 'not-applicable' : chosen(model.systems, input.systemId) !== undefined,
  why: () => '選んだ情報システムは、登録されていないか廃止されています。',
})

/** Rows 23 to 25 stand for many systems: the head of the section that plans each one answers for that one. */
export const notAClass = gate<DesignateInput>({
  code: 'class-has-no-single-head',
  rules: ['R043'],
  title: '類ではなく、個々の情報システムである',
  asks: 'systemId',
  holds: ({ model, input }) =>
    input.systemId === null ? 'not-applicable' : chosen(model.systems, input.systemId)?.isClass !== true,
  why: ({ model, input }) =>
    `「${chosen(model.systems, input.systemId)?.name ?? ''}」は類の名です。計画、整備する課等の長が、情報システムごとに責任者となります。`,
  remedy: () => ({
    text: '個々の情報システムを、課等の長とともに登録する',
    href: '/begin/organisation.system/register-instance',
  }),
})

export const documentKnown = gate<{ documentId: string }>({
  code: 'document-unknown',
  rules: ['R002', 'R042', 'R044'],
  title: '指定した文書が登録されている',
  asks: 'documentId',
  holds: ({ model, input }) => chosen(model.documents, input.documentId) !== undefined,
  why: () => '指定した文書が、関係規則に登録されていません。',
  remedy: () => ({ text: '文書を登録する', href: '/begin/organisation.document/enter' }),
})

export const documentNumbered = gate<{ documentId: string }>({
  code: 'document-unnumbered',
  rules: ['R002', 'R042', 'R044'],
  title: '指定した文書に番号がある',
  asks: 'documentId',
  force: 'warn',
  holds: ({ model, input }) => {
    const document = chosen(model.documents, input.documentId)
    return document === undefined ? 'not-applicable' : document.number !== null
  },
  why: () => '指定した文書の番号が登録されていません。',
})

const rivalOf = (model: Appointment, input: DesignateInput): DesignationFact | undefined =>
  model.designations.find(
    (d) =>
      d.role === input.role &&
      d.unitId === input.unitId &&
      d.systemId === input.systemId &&
      overlaps(d, { startsOn: input.startsOn, endsOn: null }) &&
      (d.postId === input.postId || SINGLE_ROLES.includes(input.role)),
  )

export const onePostAtATime = gate<DesignateInput>({
  code: 'already-designated',
  rules: ['R002', 'R042', 'R044'],
  title: '同じ範囲に、同じ役割の官職が二つない',
  asks: 'postId',
  holds: ({ model, input }) => rivalOf(model, input) === undefined,
  why: ({ model, input }) =>
    `${ROLES[input.role].title}には、${rivalOf(model, input)?.postTitle ?? ''}が指定されています。`,
  remedy: ({ model, input }) => ({
    text: '今の指定を引き継がせるか、解いてから指定する',
    href: `/cases/${rivalOf(model, input)?.id ?? ''}`,
  }),
})
