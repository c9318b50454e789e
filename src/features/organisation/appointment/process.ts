import { ROLES } from '#directive/roles.ts'
import { actsOf, NEW, type Process } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { chosen, documentName, onSettled, postName, settled } from '../candidates.ts'
import { administrator, confirmInference } from '../inference.ts'
import { SINGLE_ROLES } from '../words.ts'
import {
  approverIsAnother,
  auditorIsAnother,
  auditorNotBelow,
  certifierIsAnother,
  officerOfSameOrganisation,
  personIsAnother,
} from './conflict-gates.ts'
import { Designate, HandOver, Withdraw } from './inputs.ts'
import { overOf, type Appointment } from './model.ts'
import {
  documentKnown,
  documentNumbered,
  notAClass,
  onePostAtATime,
  postStands,
  scopeFitsRole,
  systemStands,
  unitStands,
  type DesignateInput,
} from './scope-gates.ts'

const act = actsOf<Appointment>()

const settle = (m: Appointment, input: DesignateInput): DesignateInput =>
  settled(input, { postId: m.posts, unitId: m.units })

const RULES = ['R001', 'R002', 'R042', 'R043', 'R044'] as const

const postTitle = (m: Appointment, id: string): string => {
  const post = chosen(m.posts, id)
  return post ? postName(post) : ''
}

const endNotBeforeStart = {
  code: 'ends-before-start',
  rules: ['R002', 'R042', 'R044'],
  title: '指定の始まりより前に解かない',
} as const

/** 指定: which post stands in which role, over what, by which document. */
export const appointment: Process<Appointment> = {
  key: 'organisation.appointment',
  title: '責任者等の指定',
  provision: '付紙第1・付紙第2',
  rules: RULES,
  lanes: administrator,
  states: {
    designated: { label: '指定中', tone: 'ok' },
    withdrawn: { label: '解除', tone: 'gone', closed: true },
  },
  acts: {
    designate: act({
      title: '官職を指定する',
      by: 'administrator',
      from: NEW,
      to: 'designated',
      rules: RULES,
      input: Designate,
      gates: onSettled(settle, [
        scopeFitsRole,
        postStands,
        unitStands,
        systemStands,
        notAClass,
        documentKnown,
        onePostAtATime,
        certifierIsAnother,
        approverIsAnother,
        auditorIsAnother,
        documentNumbered,
        personIsAnother,
        auditorNotBelow,
        officerOfSameOrganisation,
      ]),
      help: '指定は人ではなく官職に付きます。就いている人が替わっても、指定はそのまま続きます。',
      tells: ({ model, input }) =>
        `${postTitle(model, input.postId)}を${[chosen(model.systems, input.systemId)?.name ?? chosen(model.units, input.unitId)?.name, ROLES[input.role].title].filter(Boolean).join('の')}に指定した（${wareki(input.startsOn)}付け）`,
      apply: ({ model, input }) => {
        const document = chosen(model.documents, input.documentId)
        return {
          ...model,
          ...settle(model, input),
          provision: input.provision ?? ROLES[input.role].provision,
          postTitle: postTitle(model, input.postId),
          unitName: chosen(model.units, input.unitId)?.name ?? null,
          systemName: chosen(model.systems, input.systemId)?.name ?? null,
          documentName: document ? documentName(document) : '',
        }
      },
    }),
    'hand-over': act({
      title: '別の官職に引き継がせる',
      by: 'administrator',
      from: 'designated',
      to: 'withdrawn',
      rules: ['R002', 'R042', 'R043', 'R044'],
      input: HandOver,
      gates: [
        {
          ...endNotBeforeStart,
          asks: 'startsOn',
          holds: ({ model, input }) => input.startsOn >= model.startsOn,
          why: () => '新しい指定の日が、今の指定の始まりより前です。',
        },
      ],
      tells: ({ model, input }) =>
        `${ROLES[model.role].title}を${postTitle(model, input.postId)}に引き継がせた（${wareki(input.startsOn)}付け）`,
      apply: ({ model, input }) => ({ ...model, endsOn: input.startsOn }),
      follows: ({ model, input }) => [
        {
          process: 'organisation.appointment',
          act: 'designate',
          caseId: null,
          input: {
            role: model.role,
            postId: input.postId,
            unitId: model.unitId,
            systemId: model.systemId,
            documentId: input.documentId,
            provision: model.provision,
            startsOn: input.startsOn,
            inferred: null,
          },
        },
      ],
    }),
    withdraw: act({
      title: '指定を解く',
      by: 'administrator',
      from: 'designated',
      to: 'withdrawn',
      rules: ['R002', 'R042', 'R044'],
      input: Withdraw,
      gates: [
        {
          ...endNotBeforeStart,
          asks: 'endsOn',
          holds: ({ model, input }) => input.endsOn >= model.startsOn,
          why: () => '解く日が、指定の始まりより前です。',
        },
        {
          code: 'nobody-left',
          rules: ['R002', 'R042', 'R044'],
          title: '責任者のいない間ができない',
          force: 'warn',
          holds: ({ model }) =>
            SINGLE_ROLES.includes(model.role)
              ? model.designations.some(
                  (d) => d.role === model.role && d.unitId === model.unitId && d.systemId === model.systemId,
                )
              : 'not-applicable',
          why: ({ model }) =>
            `解くと、${[overOf(model), ROLES[model.role].title].filter((t) => t !== '').join('の')}がいなくなります。`,
          remedy: () => ({ text: '「別の官職に引き継がせる」を使うと、間が空きません。' }),
        },
      ],
      tells: ({ input }) => `${wareki(input.endsOn)}付けで指定を解いた（${input.reason}）`,
      apply: ({ model, input }) => ({ ...model, endsOn: input.endsOn }),
    }),
    'confirm-inference': confirmInference<Appointment>('designated', ['R042', 'R044']),
  },
  figure: [],
  summary: (m) => ({
    title: [overOf(m), ROLES[m.role].title, m.postTitle].filter((t) => t !== '').join(' '),
    number: null,
    unitId: m.unitId,
    systemId: m.systemId,
    words: [m.documentName],
  }),
}
