import type { z } from 'zod'
import { gateOf } from '#kernel/pure/process.ts'
import { chosen, holdsOn, overlaps, postName, type Period } from '../candidates.ts'
import { INCUMBENCY_KINDS } from '../words.ts'
import type { Appoint } from './inputs.ts'
import type { Incumbency } from './model.ts'

type Input = z.output<typeof Appoint>

const gate = gateOf<Incumbency>()

const periodOf = (input: Input): Period => ({ startsOn: input.startsOn, endsOn: input.endsOn })

export const postStands = gate<Input>({
  code: 'post-unknown',
  rules: ['R002', 'R042', 'R044'],
  title: '就く日に、その官職が置かれている',
  asks: 'postId',
  holds: ({ model, input }) => {
    const post = chosen(model.posts, input.postId)
    return post !== undefined && holdsOn(post, input.startsOn)
  },
  why: () => '選んだ官職は、その日には置かれていません。',
})

export const personBelongs = gate<Input>({
  code: 'person-unknown',
  rules: ['R002'],
  title: '就く日に、その人が在籍している',
  asks: 'personId',
  holds: ({ model, input }) => {
    const person = chosen(model.people, input.personId)
    return person !== undefined && holdsOn(person, input.startsOn)
  },
  why: () => '選んだ人は、その日には在籍していません。',
})

/** The tables name 官職; whoever is not staff holds none. */
export const staffOnly = gate<Input>({
  code: 'not-staff',
  rules: ['R002', 'R004', 'R042', 'R044'],
  title: '職員である',
  asks: 'personId',
  holds: ({ model, input }) => chosen(model.people, input.personId)?.kind !== 'attached',
  why: ({ model, input }) =>
    `${chosen(model.people, input.personId)?.name ?? ''}は職員以外の者です。責任者となる官職には就けません。`,
})

export const endsAfterStart = gate<Input>({
  code: 'ends-before-start',
  rules: ['R002'],
  title: '離れる日が、就く日より後である',
  asks: 'endsOn',
  holds: ({ input }) => (input.endsOn === null ? 'not-applicable' : input.endsOn > input.startsOn),
  why: () => '離れる日が、就く日以前です。',
})

const rival = (model: Incumbency, input: Input) =>
  input.kind === 'substantive'
    ? chosen(model.posts, input.postId)?.holders.find((h) => h.kind === 'substantive' && overlaps(h, periodOf(input)))
    : undefined

export const postIsVacant = gate<Input>({
  code: 'post-occupied',
  rules: ['R002', 'R042', 'R044'],
  title: '補職は、一つの官職に一人である',
  asks: 'kind',
  holds: ({ model, input }) => (input.kind === 'substantive' ? rival(model, input) === undefined : 'not-applicable'),
  why: ({ model, input }) => `その期間には${rival(model, input)?.name ?? ''}が補職されています。`,
  remedy: () => ({ text: '前任の離任を先に記録するか、代理・事務取扱として記録してください。' }),
})

export const notTwice = gate<Input>({
  code: 'already-incumbent',
  rules: ['R002'],
  title: '同じ人が、同じ期間に同じ官職に就いていない',
  asks: 'personId',
  holds: ({ model, input }) =>
    !(chosen(model.posts, input.postId)?.holders ?? []).some(
      (h) => h.personId === input.personId && overlaps(h, periodOf(input)),
    ),
  why: () => 'その人は、その期間に同じ官職に就いています。',
})

export const restsOnOrder = gate<Input>({
  code: 'no-order',
  rules: ['R002'],
  title: '発令の番号か文書がある',
  asks: 'orderNumber',
  force: 'warn',
  holds: ({ input }) => input.orderNumber !== null || input.documentId !== null,
  why: ({ input }) => `${INCUMBENCY_KINDS[input.kind]}の根拠となる発令の番号も文書も書かれていません。`,
})

export const postOf = (model: Incumbency, id: string): string => {
  const post = chosen(model.posts, id)
  return post ? postName(post) : ''
}
